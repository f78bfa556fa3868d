using System.Collections;
using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class StreamTests
{
    [EngineFact]
    public void By_default_verbose_and_debug_are_silent()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Streams");
        Assert.Equal(["object"], command.Invoke<string>());
        Assert.Empty(command.Streams.Verbose);
        Assert.Empty(command.Streams.Debug);
        WarningRecord warning = Assert.Single(command.Streams.Warning);
        Assert.Equal("warning", warning.Message);
        Assert.Equal("Test-Streams", warning.InvocationInfo.MyCommand.Name);
        InformationRecord information = Assert.Single(command.Streams.Information);
        Assert.Equal("information", information.MessageData);
        Assert.Equal(["tag"], information.Tags);
        ProgressRecord progress = Assert.Single(command.Streams.Progress);
        Assert.Equal((7, "activity", "status", 50), Describe(progress));
        Assert.False(command.HadErrors);
    }

    [EngineFact]
    public void Verbose_and_debug_come_when_asked_for()
    {
        using Shell shell = new();
        using PowerShell verbose = shell.Command("Test-Streams").AddParameter("Verbose");
        verbose.Invoke();
        Assert.Equal("verbose", Assert.Single(verbose.Streams.Verbose).Message);
        shell.Runspace.SessionStateProxy.SetVariable("DebugPreference", ActionPreference.Continue);
        using PowerShell debug = shell.Command("Test-Streams");
        debug.Invoke();
        Assert.Equal("debug", Assert.Single(debug.Streams.Debug).Message);
    }

    [EngineFact]
    public void The_preference_variable_turns_verbose_on_and_the_parameter_off_again()
    {
        using Shell shell = new();
        shell.Runspace.SessionStateProxy.SetVariable("VerbosePreference", "Continue");
        using PowerShell on = shell.Command("Test-Streams");
        on.Invoke();
        using PowerShell off = shell.Command("Test-Streams").AddParameter("Verbose", false);
        off.Invoke();
        Assert.Single(on.Streams.Verbose);
        Assert.Empty(off.Streams.Verbose);
    }

    [EngineFact]
    public void Actions_silence_and_variables_collect()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Streams")
            .AddParameter("WarningAction", ActionPreference.SilentlyContinue).AddParameter("WarningVariable", "w")
            .AddParameter("InformationAction", ActionPreference.Ignore)
            .AddParameter("ProgressAction", ActionPreference.SilentlyContinue)
            .AddParameter("OutVariable", "o");
        command.Invoke();
        Assert.Empty(command.Streams.Warning);
        Assert.Empty(command.Streams.Information);
        Assert.Empty(command.Streams.Progress);
        Assert.Single(Assert.IsType<ArrayList>(shell.Runspace.SessionStateProxy.GetVariable("w")));
        Assert.Single(Assert.IsType<ArrayList>(shell.Runspace.SessionStateProxy.GetVariable("o")));
    }

    [EngineFact]
    public void A_warning_can_be_told_to_stop_the_command()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Streams").AddParameter("WarningAction", "Stop");
        Assert.Throws<ActionPreferenceStopException>(() => command.Invoke());
    }

    [EngineFact]
    public void A_stream_tells_its_listeners_as_records_come()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Streams");
        int told = 0;
        command.Streams.Warning.DataAdded += (_, added) => told += added.Index == 0 ? 1 : 100;
        command.Invoke();
        Assert.Equal(1, told);
    }

    private static (int Id, string Activity, string Status, int Percent) Describe(ProgressRecord record)
    {
        return (record.ActivityId, record.Activity, record.StatusDescription, record.PercentComplete);
    }
}
