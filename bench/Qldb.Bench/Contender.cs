using System;
using System.Diagnostics;
using System.IO;
using SessionTools.EngineHost;

namespace SessionTools.Bench.Qldb;

/// <summary>A client of the server, in a process of its own for each turn.</summary>
internal sealed record Contender(string Name, string Program, params string[] Arguments)
{
    public const string DriverPackage = "amazon-qldb-driver-nodejs";

    public static Contender Cmdlets(string name, string url, string what, int count) => new(
        name, "pwsh", "-NoProfile", "-NonInteractive", "-File", Script("cmdlets.ps1"), "-Module", StagedModule.Folder, "-Url", url, "-What", what, "-Count", $"{count}");

    public static Contender Driver(string what, int count) => new(DriverPackage, "node", Script("driver.js"), what, $"{count}");

    /// <summary>Whether a program runs at all with these arguments.</summary>
    public static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <exception cref="InvalidOperationException">The contender failed, or did not do all.</exception>
    public Turn Run(string url, int expected)
    {
        ProcessStartInfo start = new(Program, Arguments) { RedirectStandardOutput = true };
        start.Environment["AWS_ENDPOINT_URL"] = url;
        start.Environment["AWS_REGION"] = "us-east-1";
        start.Environment["AWS_ACCESS_KEY_ID"] = "EXAMPLEKEY";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "not-a-secret";
        start.Environment["NO_PROXY"] = "127.0.0.1,localhost";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Turn.Parse(output, expected) : throw new InvalidOperationException($"{Program} failed with exit code {process.ExitCode}.");
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
