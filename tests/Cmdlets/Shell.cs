using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using SessionTools.Commands;
using SessionTools.Local.Common;
using SessionTools.TestSupport;

namespace SessionTools.Cmdlets.Tests;

/// <summary>
/// A runspace with our cmdlets in it and an embedded endpoint with the sample behind it, whose clock and faults are the
/// test's. The environment of the machine is shut out.
/// </summary>
public sealed class Shell : IDisposable
{
    private static readonly string[] s_foreignSettings =
    [
        "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
        "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_QLDB_SESSION", "SESSIONTOOLS_QAPPS_INSTANCE_ID",
    ];

    static Shell()
    {
        foreach (string variable in s_foreignSettings)
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", "/nowhere/config");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }

    public Shell()
    {
        Endpoint = new LocalEndpoint(null, Clock);
        Endpoint.AddSample();
        Connection = TestConnections.To(Endpoint, Clock);
        InitialSessionState state = InitialSessionState.CreateDefault2();
        foreach (Type type in CmdletTypes)
        {
            CmdletAttribute cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
            state.Commands.Add(new SessionStateCmdletEntry($"{cmdlet.VerbName}-{cmdlet.NounName}", type, null));
        }

        Runspace = RunspaceFactory.CreateRunspace(state);
        Runspace.Open();
    }

    public static IReadOnlyList<Type> CmdletTypes { get; } = typeof(ConnectSessionToolsCommand).Assembly.GetExportedTypes()
        .Where(type => !type.IsAbstract && typeof(Cmdlet).IsAssignableFrom(type))
        .ToArray();

    public TestClock Clock { get; } = new() { Skipping = true };

    public LocalEndpoint Endpoint { get; }

    public Connection Connection { get; }

    public Runspace Runspace { get; }

    /// <summary>A pipeline whose first command goes over <see cref="Connection"/>.</summary>
    public PowerShell Pipeline(string command, object? parameters = null) => AddTo(NewPipeline(), command, parameters, withConnection: true);

    /// <summary>A pipeline that knows only what its parameters say.</summary>
    public PowerShell Bare(string command, object? parameters = null) => AddTo(NewPipeline(), command, parameters, withConnection: false);

    /// <summary>Runs one command over <see cref="Connection"/>.</summary>
    public Outcome Run(string command, object? parameters = null) => Outcome.Of(Pipeline(command, parameters));

    /// <summary>Calls of an operation that the endpoint has seen.</summary>
    public int Calls(string operation) => Endpoint.Calls.GetValueOrDefault(operation);

    public void Dispose()
    {
        Runspace.Dispose();
        Connection.Dispose();
    }

    private PowerShell NewPipeline()
    {
        PowerShell pipeline = PowerShell.Create();
        pipeline.Runspace = Runspace;
        return pipeline;
    }

    private PowerShell AddTo(PowerShell pipeline, string command, object? parameters, bool withConnection)
    {
        pipeline.AddCommand(command);
        if (withConnection)
        {
            pipeline.AddParameter("Connection", Connection);
        }

        return pipeline.AddParameters(parameters);
    }
}
