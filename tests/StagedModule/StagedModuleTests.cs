using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Runtime.Loader;
using SessionTools.EngineHost;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StagedModule.Tests;

/// <summary>
/// The module as it is shipped, through its manifest and loader. The tests look at objects through PSObject only.
/// </summary>
public sealed class StagedModuleTests : IDisposable
{
    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());

    public StagedModuleTests()
    {
        _runspace.Open();
        (string name, object value) = EngineHost.StagedModule.ImportParameter(Engine.Current!);
        Run(pipeline => pipeline.AddCommand("Import-Module").AddParameter(name, value));
        Run(pipeline => pipeline.AddCommand("Connect-SessionTools").AddParameter("Local").AddParameter("Sample"));
    }

    public void Dispose() => _runspace.Dispose();

    [EngineFact]
    public void Five_services_answer()
    {
        Assert.Equal("sample", Assert.Single(Run(pipeline => pipeline.AddCommand("Get-DLFarm"))).Properties["DisplayName"].Value);
        Assert.NotEmpty(Run(pipeline => pipeline.AddCommand("Get-QApp")));
        Assert.NotEmpty(Run(pipeline => pipeline.AddCommand("Get-ApiGatewayIntegrationResponse")));
        Assert.Equal("Welcome to the sample.", Assert.Single(Run(pipeline => pipeline
            .AddCommand("Start-AppConfigSession")
            .AddParameter("Application", "sample").AddParameter("Environment", "prod").AddParameter("Profile", "motd")
            .AddCommand("Get-AppConfigConfiguration"))).Properties["Value"].Value);
        Assert.Equal("StartTransaction", Assert.Single(Run(pipeline => pipeline
            .AddCommand("Send-QLDBCommand").AddParameter("LedgerName", "default")
            .AddCommand("Send-QLDBCommand").AddParameter("StartTransaction"))).Properties["Command"].Value);
    }

    [EngineFact]
    public void Its_dependencies_keep_apart_from_everybody_else_s()
    {
        Assembly ours = typeof(Amazon.Runtime.AmazonServiceClient).Assembly;
        PSObject farm = Assert.Single(Run(pipeline => pipeline.AddCommand("Get-DLFarm")));
        Assembly module = farm.BaseObject.GetType().Assembly;
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(module)!;
        Assert.Equal("SessionTools", context.Name);
        Assembly theirs = context.LoadFromAssemblyName(ours.GetName());
        Assert.NotSame(ours, theirs);
        Assert.Equal(Path.Combine(EngineHost.StagedModule.Folder, "bin", "AWSSDK.Core.dll"), theirs.Location);
        Assert.Same(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(ours));
    }

    [EngineFact]
    public void Nothing_of_an_engine_is_shipped() =>
        Assert.Empty(Directory.GetFiles(EngineHost.StagedModule.Folder, "System.Management.Automation*", SearchOption.AllDirectories));

    [EngineFact]
    public void A_stopped_pipeline_leaves_the_module_usable()
    {
        for (int i = 0; i < 3; i++)
        {
            Assert.Single(Run(pipeline => pipeline
                .AddCommand("Get-DLFarm").AddCommand("Get-DLQueue").AddCommand("Get-DLJob").AddCommand("Get-DLSessionAction")
                .AddCommand("Select-Object").AddParameter("First", 1)));
        }
    }

    private List<PSObject> Run(Func<PowerShell, PowerShell> build)
    {
        using PowerShell pipeline = PowerShell.Create();
        pipeline.Runspace = _runspace;
        List<PSObject> output = build(pipeline).Invoke().ToList();
        Assert.Empty(pipeline.Streams.Error);
        return output;
    }
}
