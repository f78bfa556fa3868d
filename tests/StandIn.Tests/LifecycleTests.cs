using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class LifecycleTests
{
    [EngineFact]
    public void Steps_run_in_order_and_the_cmdlet_is_disposed()
    {
        List<string> log = [];
        using Shell shell = new();
        shell.Run("Test-Life", ("Log", log));
        Assert.Equal(["life.begin", "life.process", "life.end", "life.dispose"], log);
    }

    [EngineFact]
    public void Each_input_object_is_a_record()
    {
        List<string> log = [];
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Life").AddParameter("Log", log);
        command.Feed("a", "b");
        Assert.Equal(["life.begin", "life.process", "life.process", "life.end", "life.dispose"], log);
    }

    [EngineFact]
    public void Empty_input_is_as_good_as_none()
    {
        List<string> log = [];
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Life").AddParameter("Log", log);
        command.Feed();
        Assert.Equal(["life.begin", "life.process", "life.end", "life.dispose"], log);
    }

    [EngineFact]
    public void A_command_after_one_that_writes_nothing_has_no_record()
    {
        List<string> log = [];
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Count").AddParameter("Count", 0)
            .AddCommand("Test-Life").AddParameter("Log", log);
        command.Invoke();
        Assert.Equal(["life.begin", "life.end", "life.dispose"], log);
    }

    [EngineFact]
    public void Objects_go_down_as_they_are_written()
    {
        List<string> log = [];
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Life").AddParameter("Log", log).AddParameter("Name", "up")
            .AddParameter("WriteIn", "process").AddParameter("Count", 2)
            .AddCommand("Test-Life").AddParameter("Log", log).AddParameter("Name", "down");
        command.Invoke();
        string[] expected =
        [
            "up.begin", "down.begin", "up.process", "down.process", "down.process",
            "up.end", "down.end", "up.dispose", "down.dispose",
        ];
        Assert.Equal(expected, log);
    }

    [EngineFact]
    public void What_begin_writes_waits_for_the_begin_of_the_next_command()
    {
        List<string> log = [];
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Life").AddParameter("Log", log).AddParameter("Name", "up")
            .AddParameter("WriteIn", "begin").AddParameter("Count", 1)
            .AddCommand("Test-Life").AddParameter("Log", log).AddParameter("Name", "down");
        command.Invoke();
        string[] expected =
            ["up.begin", "down.begin", "down.process", "up.process", "up.end", "down.end", "up.dispose", "down.dispose"];
        Assert.Equal(expected, log);
    }

    [EngineTheory]
    [InlineData("begin")]
    [InlineData("process")]
    [InlineData("end")]
    public void A_command_that_has_enough_unwinds_those_before_it_without_stopping_them(string step)
    {
        List<string> log = [];
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Life").AddParameter("Log", log).AddParameter("WriteIn", step)
            .AddCommand("Select-Object").AddParameter("First", 2);
        Assert.Equal([1, 2], command.Invoke<int>());
        Assert.Equal("life.dispose", log[^1]);
        Assert.Equal("life sees PipelineStoppedException", log[^2]);
        Assert.DoesNotContain("life.stop", log);
        Assert.False(command.HadErrors);
        Assert.Equal(PSInvocationState.Completed, command.InvocationStateInfo.State);
    }

    [EngineFact]
    public void Commands_after_the_one_that_has_enough_still_end()
    {
        List<string> log = [];
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Count").AddParameter("Count", 9)
            .AddCommand("Select-Object").AddParameter("First", 1)
            .AddCommand("Test-Life").AddParameter("Log", log);
        command.Invoke();
        Assert.Equal(["life.begin", "life.process", "life.end", "life.dispose"], log);
    }

    [EngineFact]
    public void A_failing_record_ends_the_command_without_its_end_step()
    {
        List<string> log = [];
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Life").AddParameter("Log", log).AddParameter("WriteIn", "process")
            .AddCommand("Test-Fail").AddParameter("Mode", "Throw");
        Assert.Throws<CmdletInvocationException>(() => command.Invoke());
        Assert.Equal(["life.begin", "life.process", "life sees PipelineStoppedException", "life.dispose"], log);
    }

    [EngineFact]
    public void Statements_run_one_after_the_other()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Count").AddArgument(2).AddStatement().AddCommand("Test-Count").AddArgument(1);
        Assert.Equal([1, 2, 1], command.Invoke<int>());
    }
}
