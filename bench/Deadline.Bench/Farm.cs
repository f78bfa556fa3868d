using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SessionTools.Commands;
using SessionTools.Local.Common;
using SessionTools.TestSupport;

namespace SessionTools.Bench.Deadline;

/// <summary>A farm that a file describes, its clock, and a runspace with the cmdlets.</summary>
internal sealed class Farm : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sessiontools-").FullName;
    private readonly Runspace _runspace;

    public Farm(string description)
    {
        File.WriteAllText(Path.Combine(_folder, "deadline.json"), description);
        Endpoint = new LocalEndpoint(_folder, Clock);
        Connection = TestConnections.To(Endpoint, Clock);
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Get-DLFarm", typeof(GetDLFarmCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Get-DLQueue", typeof(GetDLQueueCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Get-DLJob", typeof(GetDLJobCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Get-DLSessionAction", typeof(GetDLSessionActionCommand), null));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    public TestClock Clock { get; } = new() { Skipping = true };

    public LocalEndpoint Endpoint { get; }

    public Connection Connection { get; }

    public PSObject[] Jobs()
    {
        using PowerShell pipeline = NewPipeline();
        return pipeline.AddCommand("Get-DLFarm").AddParameter("Connection", Connection).AddCommand("Get-DLQueue").AddCommand("Get-DLJob").Invoke().ToArray();
    }

    /// <summary>How many session actions the jobs have.</summary>
    public int CountActions(IEnumerable<PSObject> jobs, int throttleLimit)
    {
        using PowerShell pipeline = NewPipeline();
        pipeline.AddCommand("Get-DLSessionAction").AddParameter("ThrottleLimit", throttleLimit);
        PSDataCollection<PSObject> found = [];
        int count = 0;
        found.DataAdded += (_, _) => count += found.ReadAll().Count;
        pipeline.Invoke(jobs, found, new PSInvocationSettings());
        return pipeline.HadErrors
            ? throw new InvalidOperationException(pipeline.Streams.Error[0].ToString())
            : count + found.Count;
    }

    public int Calls(string operation) => Endpoint.Calls.GetValueOrDefault(operation);

    public void Dispose()
    {
        _runspace.Dispose();
        Connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private PowerShell NewPipeline()
    {
        PowerShell pipeline = PowerShell.Create();
        pipeline.Runspace = _runspace;
        return pipeline;
    }
}
