using System;
using System.IO;
using System.Management.Automation;
using SessionTools.EngineHost;
using Xunit;

namespace SessionTools.StandIn.Tests.HostTests;

public sealed class EngineTests
{
    [Fact]
    public void The_stand_in_is_off_the_assembly_list_of_the_process()
    {
        string list = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        Assert.DoesNotContain("System.Management.Automation", list, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engine_is_chosen_once()
    {
        Engine.UseStandIn();
        Engine.Use(EngineKind.StandIn);
        Assert.Equal(EngineKind.StandIn, Engine.Current!.Kind);
        Assert.Throws<InvalidOperationException>(() => Engine.Use(EngineKind.PowerShell));
        Assert.Equal(EngineKind.StandIn, Engine.Current.Kind);
    }

    [Fact]
    public void An_answer_of_three_lines_is_understood()
    {
        string home = Path.GetDirectoryName(Engine.StandInPath)!;
        PowerShellInstallation? found = PowerShellProbe.Read($"{home}\r\n7.5.1\r\n9.0.3\r\n", out string reason);
        Assert.Equal(new PowerShellInstallation(home, "7.5.1", new Version(9, 0, 3)), found);
        Assert.Empty(reason);
    }

    [Theory]
    [InlineData("", "not understood")]
    [InlineData("/home\n7.5", "not understood")]
    [InlineData("/home\n7.5\nnine", "not understood")]
    [InlineData("/nowhere\n7.5\n9.0.0", "holds no engine: /nowhere")]
    public void Other_answers_give_the_reason(string answer, string expected)
    {
        Assert.Null(PowerShellProbe.Read(answer, out string reason));
        Assert.Contains(expected, reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9.0.1", true)]
    [InlineData("10.0.9", true)]
    [InlineData("11.0.0", false)]
    public void A_PowerShell_on_a_newer_runtime_does_not_fit(string runtime, bool expected)
    {
        PowerShellInstallation installation = new("/home", "7.9", Version.Parse(runtime));
        Assert.Equal(expected, installation.RunsOn(new Version(10, 0, 1), out string reason));
        Assert.Equal(expected ? string.Empty : "pwsh 7.9 runs on .NET 11.0.0, newer than this process (.NET 10.0.1)", reason);
    }

    [Fact]
    public void There_is_no_script_language()
    {
        Assert.Contains("no script language", Assert.Throws<NotSupportedException>(() => ScriptBlock.Create("1")).Message, StringComparison.Ordinal);
        using PowerShell command = PowerShell.Create().AddScript("1");
        Assert.Throws<NotSupportedException>(() => command.Invoke());
    }

    [Fact]
    public void A_manifest_is_refused_by_name()
    {
        using PowerShell import = PowerShell.Create().AddCommand("Import-Module").AddParameter("Name", "/some/Module.psd1");
        import.Invoke();
        Assert.StartsWith("ManifestNotSupported,", Assert.Single(import.Streams.Error).FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
