using System;
using System.Diagnostics;
using System.IO;
using SessionTools.EngineHost;

namespace SessionTools.Bench.Races;

/// <summary>A client of the server, in a process of its own for each turn.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Count">How much it does in a turn.</param>
/// <param name="Program">The program that is it.</param>
/// <param name="Arguments">The program's arguments.</param>
internal sealed record Contender(string Name, int Count, string Program, params string[] Arguments)
{
    /// <summary>A script of cmdlets.ps1's shape: module, URL of the server, what to do, how much of it.</summary>
    public static Contender Cmdlets(string name, string url, string what, int count) => new(
        name, count, "pwsh", "-NoProfile", "-NonInteractive", "-File", Script("cmdlets.ps1"), "-Module", StagedModule.Folder, "-Url", url, "-What", what, "-Count", $"{count}");

    /// <summary>A script that lies beside the program.</summary>
    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, name);

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
    public Turn Run(string url)
    {
        ProcessStartInfo start = new(Program, Arguments) { RedirectStandardOutput = true };
        start.Environment["AWS_ENDPOINT_URL"] = url;
        start.Environment["AWS_REGION"] = "us-east-1";
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        start.Environment["AWS_ACCESS_KEY_ID"] = "EXAMPLEKEY";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "not-a-secret";
        start.Environment["NO_PROXY"] = "127.0.0.1,localhost";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Turn.Parse(output, Count) : throw new InvalidOperationException($"{Program} failed with exit code {process.ExitCode}.");
    }
}
