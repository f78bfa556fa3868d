using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Threading.Tasks;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class StopTests
{
    [EngineFact]
    public void Stop_reaches_the_command_on_another_thread_and_its_next_write_throws()
    {
        BlockProbe probe = new();
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Block").AddParameter("Probe", probe);
        IAsyncResult running = command.BeginInvoke();
        probe.Begun.Wait();
        command.Stop();
        Assert.Throws<PipelineStoppedException>(() => command.EndInvoke(running));
        Assert.True(probe.SawStop);
        Assert.True(probe.WasStopping);
        Assert.NotEqual(probe.ThreadId, probe.StopThreadId);
        Assert.Equal(PSInvocationState.Stopped, command.InvocationStateInfo.State);
        Assert.Empty(command.Streams.Error);
    }

    [EngineFact]
    public async Task A_synchronous_caller_gets_what_there_was()
    {
        BlockProbe probe = new();
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Block").AddParameter("Probe", probe);
        Task<Collection<PSObject>> running = Task.Run(command.Invoke);
        probe.Begun.Wait();
        command.Stop();
        Assert.Empty(await running);
        Assert.Equal(PSInvocationState.Stopped, command.InvocationStateInfo.State);
    }

    [EngineFact]
    public void A_command_that_ignores_the_stop_ends_as_stopped_all_the_same()
    {
        BlockProbe probe = new();
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Block").AddParameter("Probe", probe).AddParameter("Stubborn");
        IAsyncResult running = command.BeginInvoke();
        probe.Begun.Wait();
        command.Stop();
        Assert.Throws<PipelineStoppedException>(() => command.EndInvoke(running));
    }

    [EngineFact]
    public void Every_command_of_the_pipeline_is_told_and_disposed()
    {
        List<string> log = [];
        BlockProbe probe = new();
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Life").AddParameter("Log", log).AddParameter("WriteIn", "process")
            .AddCommand("ForEach-Object").AddParameter("MemberName", "ToString")
            .AddCommand("Test-BlockInput").AddParameter("Probe", probe);
        IAsyncResult running = command.BeginInvoke();
        probe.Begun.Wait();
        command.Stop();
        Assert.Throws<PipelineStoppedException>(() => command.EndInvoke(running));
        string[] expected = ["life.begin", "life.process", "life.stop", "life sees PipelineStoppedException", "life.dispose"];
        Assert.Equal(expected, log);
    }

    [EngineFact]
    public void A_stop_can_be_begun_and_ended()
    {
        BlockProbe probe = new();
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Block").AddParameter("Probe", probe);
        IAsyncResult running = command.BeginInvoke();
        probe.Begun.Wait();
        IAsyncResult stopping = command.BeginStop(null, null);
        command.EndStop(stopping);
        Assert.Throws<PipelineStoppedException>(() => command.EndInvoke(running));
    }

    [EngineFact]
    public void Stopping_what_does_not_run_changes_nothing()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Count").AddParameter("Count", 1);
        command.Invoke();
        command.Stop();
        Assert.Equal(PSInvocationState.Completed, command.InvocationStateInfo.State);
    }

    [EngineFact]
    public void Closing_the_runspace_stops_what_runs_in_it()
    {
        BlockProbe probe = new();
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Block").AddParameter("Probe", probe);
        IAsyncResult running = command.BeginInvoke();
        probe.Begun.Wait();
        shell.Runspace.Close();
        Assert.Throws<PipelineStoppedException>(() => command.EndInvoke(running));
        Assert.True(probe.SawStop);
    }
}
