using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class RunspaceTests
{
    [EngineFact]
    public void States_are_told_in_order()
    {
        List<RunspaceState> states = [];
        using Runspace runspace = RunspaceFactory.CreateRunspace(Shell.State());
        runspace.StateChanged += (_, change) => states.Add(change.RunspaceStateInfo.State);
        Assert.Equal(RunspaceState.BeforeOpen, runspace.RunspaceStateInfo.State);
        runspace.Open();
        runspace.Close();
        runspace.Close();
        Assert.Equal([RunspaceState.Opening, RunspaceState.Opened, RunspaceState.Closing, RunspaceState.Closed], states);
        Assert.Equal(RunspaceState.Closed, runspace.RunspaceStateInfo.State);
    }

    [EngineFact]
    public void Disposing_closes()
    {
        List<RunspaceState> states = [];
        Runspace runspace = RunspaceFactory.CreateRunspace(Shell.State());
        runspace.Open();
        runspace.StateChanged += (_, change) => states.Add(change.RunspaceStateInfo.State);
        runspace.Dispose();
        Assert.Equal([RunspaceState.Closing, RunspaceState.Closed], states);
    }

    [EngineFact]
    public void A_PowerShell_closes_the_runspace_it_made()
    {
        List<RunspaceState> states = [];
        PowerShell command = PowerShell.Create().AddCommand("Out-Null");
        command.Invoke();
        command.Runspace.StateChanged += (_, change) => states.Add(change.RunspaceStateInfo.State);
        command.Dispose();
        Assert.Equal([RunspaceState.Closing, RunspaceState.Closed], states);
    }

    [EngineFact]
    public void A_PowerShell_made_with_a_session_state_leaves_its_runspace_open()
    {
        PowerShell command = PowerShell.Create(Shell.State()).AddCommand("Test-Count").AddArgument(1);
        using Runspace runspace = command.Runspace;
        Assert.Equal(RunspaceState.Opened, runspace.RunspaceStateInfo.State);
        command.Invoke();
        command.Dispose();
        Assert.Equal(RunspaceState.Opened, runspace.RunspaceStateInfo.State);
    }

    [EngineFact]
    public void A_runspace_outlives_the_PowerShell_that_borrowed_it()
    {
        using Shell shell = new();
        shell.Run("Test-Count", ("Count", 1));
        Assert.Equal(RunspaceState.Opened, shell.Runspace.RunspaceStateInfo.State);
    }

    [EngineFact]
    public void The_pipeline_thread_knows_its_runspace_and_has_no_context()
    {
        using Shell shell = new();
        Place place = Assert.IsType<Place>(Assert.Single(shell.Run("Test-Where")));
        Assert.Equal(shell.Runspace.InstanceId, place.Runspace);
        Assert.True(place.HasNoContext);
        Assert.Equal(RunspaceAvailability.Busy, place.Availability);
        Assert.Equal(RunspaceAvailability.Available, shell.Runspace.RunspaceAvailability);
    }

    [EngineFact]
    public async Task Several_runspaces_run_side_by_side()
    {
        using Shell first = new();
        using Shell second = new();
        BlockProbe probe = new();
        using PowerShell blocked = first.Command("Test-Block").AddParameter("Probe", probe);
        IAsyncResult running = blocked.BeginInvoke();
        probe.Begun.Wait();
        object?[] elsewhere = await Task.Run(() => second.Run("Test-Where"));
        Assert.Equal(second.Runspace.InstanceId, Assert.IsType<Place>(elsewhere.Single()).Runspace);
        blocked.Stop();
        Assert.Throws<PipelineStoppedException>(() => blocked.EndInvoke(running));
        Assert.NotEqual(first.Runspace.Id, second.Runspace.Id);
    }

    [EngineFact]
    public void A_runspace_runs_one_pipeline_at_a_time()
    {
        using Shell shell = new();
        BlockProbe probe = new();
        using PowerShell blocked = shell.Command("Test-Block").AddParameter("Probe", probe);
        IAsyncResult running = blocked.BeginInvoke();
        probe.Begun.Wait();
        using PowerShell other = shell.Command("Test-Where");
        Assert.Throws<PSInvalidOperationException>(() => other.Invoke());
        blocked.Stop();
        Assert.Throws<PipelineStoppedException>(() => blocked.EndInvoke(running));
    }

    [EngineFact]
    public void A_closed_runspace_runs_nothing()
    {
        using Shell shell = new();
        shell.Runspace.Close();
        using PowerShell command = shell.Command("Test-Where");
        Assert.Throws<InvalidRunspaceStateException>(() => command.Invoke());
    }

    [EngineFact]
    public void A_running_PowerShell_takes_no_second_call()
    {
        using Shell shell = new();
        BlockProbe probe = new();
        using PowerShell blocked = shell.Command("Test-Block").AddParameter("Probe", probe);
        IAsyncResult running = blocked.BeginInvoke();
        probe.Begun.Wait();
        Assert.Throws<InvalidPowerShellStateException>(() => blocked.AddCommand("Test-Where"));
        Assert.Throws<InvalidOperationException>(() => blocked.Invoke());
        blocked.Stop();
        Assert.Throws<PipelineStoppedException>(() => blocked.EndInvoke(running));
    }

    [EngineFact]
    public void Writing_from_another_thread_is_refused()
    {
        using Shell shell = new();
        Assert.Equal(["PSInvalidOperationException"], shell.Run("Test-WriteElsewhere"));
    }

    [EngineFact]
    public void Invocation_states_are_told_in_order()
    {
        List<PSInvocationState> states = [];
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Count").AddArgument(1);
        command.InvocationStateChanged += (_, change) => states.Add(change.InvocationStateInfo.State);
        command.Invoke();
        Assert.Equal([PSInvocationState.Running, PSInvocationState.Completed], states);
    }

    [EngineFact]
    public void A_PowerShell_can_be_used_again_with_other_commands()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Count").AddArgument(1);
        command.Invoke();
        command.Commands.Clear();
        Assert.Equal([1, 2], command.AddCommand("Test-Count").AddArgument(2).Invoke<int>());
    }

    [EngineFact]
    public void Input_and_output_can_stream()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Echo");
        PSDataCollection<string> input = [];
        PSDataCollection<string> output = [];
        IAsyncResult running = command.BeginInvoke(input, output);
        using IEnumerator<string> reader = output.GetEnumerator();
        input.Add("a");
        Assert.True(reader.MoveNext());
        Assert.Equal("a", reader.Current);
        input.Add("b");
        input.Complete();
        command.EndInvoke(running);
        Assert.Equal(["a", "b"], output.ReadAll());
    }

    [EngineFact]
    public void The_result_of_a_begun_call_comes_with_its_end()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Count").AddArgument(2);
        PSDataCollection<PSObject> output = command.EndInvoke(command.BeginInvoke());
        Assert.Equal([1, 2], output.Select(item => item.BaseObject).Cast<int>());
    }

    [EngineFact]
    public void A_failure_of_a_begun_call_comes_with_its_end()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Fail").AddParameter("Mode", "Terminate");
        IAsyncResult running = command.BeginInvoke();
        Assert.Throws<CmdletInvocationException>(() => command.EndInvoke(running));
        Assert.True(command.HadErrors);
    }

    [EngineFact]
    public void A_nested_PowerShell_shares_the_runspace_of_its_cmdlet()
    {
        using Shell shell = new();
        Place place = Assert.IsType<Place>(Assert.Single(shell.Run("Test-Nested")));
        Assert.Equal(shell.Runspace.InstanceId, place.Runspace);
    }
}
