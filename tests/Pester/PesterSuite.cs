using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using SessionTools.EngineHost;
using SessionTools.EngineTests;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Pester.Tests;

/// <summary>Runs each Pester file in a PowerShell of its own, since a binary module that is loaded stays loaded.</summary>
public sealed class PesterSuite(ITestOutputHelper output)
{
    private static readonly string s_folder = Path.Combine(StagedModule.RepositoryRoot, "tests", "Pester");

    public static IEnumerable<object[]> Files => Directory.GetFiles(s_folder, "*.Tests.ps1").Order().Select(file => new object[] { Path.GetFileName(file) });

    [EngineTheory]
    [MemberData(nameof(Files))]
    public void Every_test_of_the_file_passes(string file)
    {
        ProcessStartInfo start = new("pwsh")
        {
            ArgumentList = { "-NoProfile", "-NonInteractive", "-File", Path.Combine(s_folder, "run.ps1"), "-Path", Path.Combine(s_folder, file) },
            RedirectStandardOutput = true,
        };
        using Process pester = Process.Start(start)!;
        string said = pester.StandardOutput.ReadToEnd();
        pester.WaitForExit();
        output.WriteLine(said);
        Assert.True(pester.ExitCode == 0, said);
    }
}
