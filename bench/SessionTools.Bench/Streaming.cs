using System;
using System.Collections;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json;
using SessionTools.Clients.Common;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Deadline;
using SessionTools.Commands;
using SessionTools.EngineHost;

namespace SessionTools.Bench;

/// <summary>A million session actions to nowhere, through cmdlet, client and signing, against parsing the same pages.</summary>
internal static class Streaming
{
    private const int Pages = 10_000;
    private const int Rounds = 3;

    public static void Run()
    {
        CannedPages canned = new(Pages);
        using Connection connection = new(new ConnectionSettings
        {
            Region = "us-east-1",
            Credentials = new StaticSource("AKIAFAKEFAKEFAKEFAKE", "fake", null),
            EndpointUrl = new Uri("http://localhost"),
            InProcess = canned,
        });
        using Runspace runspace = OpenRunspace();
        Stream(runspace, connection, canned);
        Parse(canned.Page);
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan parse = Parse(canned.Page);
            long before = GC.GetTotalMemory(forceFullCollection: true);
            TimeSpan stream = Stream(runspace, connection, canned);
            long after = GC.GetTotalMemory(forceFullCollection: true);
            Console.WriteLine(
                $"stream {Pages * CannedPages.ItemsPerPage:N0} session actions: {stream.TotalSeconds:F2} s "
                + $"({Pages * CannedPages.ItemsPerPage / stream.TotalSeconds:N0} a second), parsing alone {parse.TotalSeconds:F2} s, "
                + $"ratio {stream / parse:F2}, memory {(after - before) / 1024.0:+0;-0} KB");
        }
    }

    private static TimeSpan Stream(Runspace runspace, Connection connection, CannedPages canned)
    {
        canned.Rewind();
        using PowerShell pipeline = PowerShell.Create();
        pipeline.Runspace = runspace;
        Hashtable parameters = new()
        {
            ["FarmId"] = "farm-" + new string('0', 32),
            ["QueueId"] = "queue-" + new string('0', 32),
            ["JobId"] = "job-" + new string('0', 32),
            ["Connection"] = connection,
        };
        if (Engine.Current!.Kind == EngineKind.PowerShell)
        {
            pipeline.AddScript("param($parameters) Get-DLSessionAction @parameters > $null").AddParameter("parameters", parameters);
        }
        else
        {
            pipeline.AddCommand("Get-DLSessionAction").AddParameters(parameters).AddCommand("Out-Null");
        }

        long start = Stopwatch.GetTimestamp();
        pipeline.Invoke();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        if (pipeline.HadErrors || canned.Served != Pages)
        {
            throw new InvalidOperationException($"The stream ended after {canned.Served} pages: {pipeline.Streams.Error.FirstOrDefault()}");
        }

        return time;
    }

    private static TimeSpan Parse(byte[] page)
    {
        long start = Stopwatch.GetTimestamp();
        int items = 0;
        for (int i = 0; i < Pages; i++)
        {
            items += JsonSerializer.Deserialize(page, DeadlineJson.Default.ListSessionActionsResponse)!.SessionActions.Count;
        }

        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return items == Pages * CannedPages.ItemsPerPage ? time : throw new InvalidOperationException($"{items} items were parsed");
    }

    private static Runspace OpenRunspace()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Get-DLSessionAction", typeof(GetDLSessionActionCommand), null));
        Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        return runspace;
    }
}
