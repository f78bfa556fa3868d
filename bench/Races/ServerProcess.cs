using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace SessionTools.Bench.Races;

/// <summary>SessionTools.Server in a process of its own, on a free loopback port, with its data in a folder.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    public ServerProcess(string folder)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "SessionTools.Server.dll");
        _process = Process.Start(new ProcessStartInfo("dotnet", [program, "--path", folder, "--port", "0"]) { RedirectStandardOutput = true })!;
        string? line = _process.StandardOutput.ReadLine();
        Url = line?.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("SessionTools.Server did not start.");
    }

    public string Url { get; }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
