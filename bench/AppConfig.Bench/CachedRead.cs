using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SessionTools.AppConfig;
using SessionTools.Commands;

namespace SessionTools.AppConfigBench;

/// <summary>
/// Pipes one session many times through Get-AppConfigConfiguration, and through a cmdlet that does nothing; the
/// difference is the cmdlet's work. Beside it, what a cache of decoded values does, as Powertools has one: a dictionary
/// lookup and a look at the clock. Contenders take turns.
/// </summary>
internal static class CachedRead
{
    private const int Records = 20000;
    private const int Rounds = 15;
    private const int Day = 86400;

    private static readonly ConcurrentDictionary<(string Application, string Environment, string Profile), (object Value, DateTimeOffset Until)> s_cache = new();

    public static void Run()
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(State());
        runspace.Open();
        Invoke(runspace, "Connect-SessionTools", new() { ["Local"] = true, ["Sample"] = true });
        Dictionary<string, object> profile = new()
        {
            ["ApplicationIdentifier"] = "sample",
            ["EnvironmentIdentifier"] = "prod",
            ["ConfigurationProfileIdentifier"] = "settings",
            ["RequiredMinimumPollIntervalInSeconds"] = Day,
        };
        AppConfigSession session = (AppConfigSession)Invoke(runspace, "Start-AppConfigSession", profile).Single().BaseObject;
        AppConfigConfiguration first = (AppConfigConfiguration)Invoke(runspace, "Get-AppConfigConfiguration", new() { ["Session"] = session }).Single().BaseObject;
        s_cache[("sample", "prod", "settings")] = (first.Value!, DateTimeOffset.MaxValue);
        AppConfigSession[] records = Enumerable.Repeat(session, Records).ToArray();

        List<double> engine = [];
        List<double> cmdlet = [];
        List<double> value = [];
        List<double> lookup = [];
        for (int round = 0; round <= Rounds; round++)
        {
            Add(engine, round, () => Pipe(runspace, "Pass-Session", records));
            PSObject[] configurations = [];
            Add(cmdlet, round, () => configurations = Pipe(runspace, "Get-AppConfigConfiguration", records));
            Add(value, round, () => Touch(configurations));
            Add(lookup, round, Lookup);
        }

        if (session.CallCount != 1)
        {
            throw new InvalidOperationException($"The service was called {session.CallCount} times, so this was no read from memory.");
        }

        Print("engine, for a cmdlet that does nothing", engine.Min());
        Print("Get-AppConfigConfiguration from memory", cmdlet.Min());
        Print("… its own work", cmdlet.Min() - engine.Min());
        Print("… and decoding the value (200 bytes of JSON)", cmdlet.Min() - engine.Min() + value.Min());
        Print("dictionary lookup of a decoded value", lookup.Min());
    }

    private static InitialSessionState State()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        foreach (Type type in new[] { typeof(ConnectSessionToolsCommand), typeof(StartAppConfigSessionCommand), typeof(GetAppConfigConfigurationCommand), typeof(PassSessionCommand) })
        {
            CmdletAttribute name = (CmdletAttribute)Attribute.GetCustomAttribute(type, typeof(CmdletAttribute))!;
            state.Commands.Add(new SessionStateCmdletEntry($"{name.VerbName}-{name.NounName}", type, null));
        }

        return state;
    }

    private static PSObject[] Invoke(Runspace runspace, string command, Dictionary<string, object> parameters)
    {
        using PowerShell pipeline = PowerShell.Create();
        pipeline.Runspace = runspace;
        pipeline.AddCommand(command);
        foreach ((string name, object value) in parameters)
        {
            pipeline.AddParameter(name, value);
        }

        return pipeline.Invoke().ToArray();
    }

    private static PSObject[] Pipe(Runspace runspace, string command, AppConfigSession[] records)
    {
        using PowerShell pipeline = PowerShell.Create();
        pipeline.Runspace = runspace;
        pipeline.AddCommand(command);
        PSDataCollection<PSObject> output = [];
        pipeline.Invoke(records, output);
        return output.Count == Records ? output.ToArray() : throw new InvalidOperationException($"{command} emitted {output.Count} of {Records}.");
    }

    private static void Touch(PSObject[] configurations)
    {
        foreach (PSObject configuration in configurations)
        {
            GC.KeepAlive(((AppConfigConfiguration)configuration.BaseObject).Value);
        }
    }

    private static void Lookup()
    {
        for (int i = 0; i < Records; i++)
        {
            (object value, DateTimeOffset until) = s_cache[("sample", "prod", "settings")];
            GC.KeepAlive(DateTimeOffset.UtcNow < until ? value : null);
        }
    }

    /// <summary>The first round warms up.</summary>
    private static void Add(List<double> microseconds, int round, Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        if (round > 0)
        {
            microseconds.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / Records);
        }
    }

    private static void Print(string what, double microseconds) => Console.WriteLine($"{what,-46} {microseconds,8:F3} µs");
}
