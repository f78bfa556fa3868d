using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>A running LedgerWriter.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;

    private WriterProcess(Process process) => _process = process;

    public static WriterProcess Start(params string[] arguments)
    {
        ProcessStartInfo start = new(Dotnet()) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "LedgerWriter.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new WriterProcess(Process.Start(start)!);
    }

    /// <summary>The next line, or null at the end.</summary>
    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    /// <summary>Kills it in the middle of what it does.</summary>
    /// <returns>What it had still written.</returns>
    public async Task<IReadOnlyList<string>> KillAsync()
    {
        _process.Kill();
        return await LinesAsync(mayEndWithin: true);
    }

    /// <summary>Waits for its end, which must be a good one.</summary>
    /// <returns>All lines that it wrote.</returns>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        Task<string> errors = _process.StandardError.ReadToEndAsync();
        IReadOnlyList<string> lines = await LinesAsync(mayEndWithin: false);
        await _process.WaitForExitAsync();
        return _process.ExitCode == 0 ? lines : throw new InvalidOperationException($"The writer ended with {_process.ExitCode}: {await errors}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<IReadOnlyList<string>> LinesAsync(bool mayEndWithin)
    {
        string rest = await _process.StandardOutput.ReadToEndAsync();
        bool isWhole = rest.Length == 0 || rest.EndsWith('\n') || !mayEndWithin;
        string[] lines = rest.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return isWhole ? lines : [.. lines.SkipLast(1)];
    }

    /// <summary>The <c>dotnet</c> that runs this process's framework.</summary>
    private static string Dotnet()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Path.GetFullPath(Path.Combine(framework, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
    }
}
