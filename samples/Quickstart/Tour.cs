using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SessionTools.EngineHost;

namespace SessionTools.Quickstart;

/// <summary>The pipelines, in the order of the README.</summary>
internal sealed class Tour : IDisposable
{
    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
    private readonly Display _display;
    private bool _succeeded = true;

    private Tour(EngineInfo engine)
    {
        _runspace.Open();
        _display = new Display(_runspace, engine.Kind == EngineKind.PowerShell);
    }

    /// <returns>Whether every pipeline ran without an error.</returns>
    public static bool Run(EngineInfo engine)
    {
        using Tour tour = new(engine);
        (string name, object value) = StagedModule.ImportParameter(engine);
        tour.Show("Import-Module ./out/SessionTools", new Command("Import-Module") { Parameters = { { name, value } } });
        tour.Show("Connect-SessionTools -Local -Sample", Call("Connect-SessionTools", ("Local", true), ("Sample", true)));
        tour.Deadline();
        tour.AppConfig();
        tour.QApps();
        tour.ApiGateway();
        tour.Qldb();
        return tour._succeeded;
    }

    public void Dispose() => _runspace.Dispose();

    private void Deadline() => Show(
        "Get-DLFarm | Get-DLQueue | Get-DLJob | Get-DLSessionAction | Where-Object Status -EQ FAILED | Select-Object -First 3",
        Call("Get-DLFarm"),
        Call("Get-DLQueue"),
        Call("Get-DLJob"),
        Call("Get-DLSessionAction"),
        Call("Where-Object", ("Property", "Status"), ("EQ", true), ("Value", "FAILED")),
        Call("Select-Object", ("First", 3)));

    private void AppConfig() => Show(
        "Start-AppConfigSession sample prod settings | Get-AppConfigConfiguration",
        Call(
            "Start-AppConfigSession",
            ("ApplicationIdentifier", "sample"),
            ("EnvironmentIdentifier", "prod"),
            ("ConfigurationProfileIdentifier", "settings")),
        Call("Get-AppConfigConfiguration"));

    private void QApps()
    {
        PSObject[] session = Show(
            "$session = Get-QApp | Select-Object -First 1 | Start-QAppSession; $session",
            Call("Get-QApp"),
            Call("Select-Object", ("First", 1)),
            Call("Start-QAppSession"));
        Hashtable values = new() { ["Destination"] = "Lisbon" };
        Show(
            "$session | Update-QAppSession -Value @{ Destination = 'Lisbon' } -PassThru",
            session,
            Call("Update-QAppSession", ("Value", values), ("PassThru", true)));
    }

    private void ApiGateway()
    {
        PSObject[] response = Show(
            "$response = Get-ApiGatewayIntegrationResponse | Select-Object -First 1; $response",
            Call("Get-ApiGatewayIntegrationResponse"),
            Call("Select-Object", ("First", 1)));
        Hashtable templates = new() { ["application/json"] = "{}" };
        Show(
            "$response | Update-ApiGatewayIntegrationResponse -ResponseTemplates @{ 'application/json' = '{}' }",
            response,
            Call("Update-ApiGatewayIntegrationResponse", ("ResponseTemplates", templates)));
    }

    private void Qldb() => Show(
        "Send-QLDBCommand -LedgerName default | Send-QLDBCommand -StartTransaction",
        Call("Send-QLDBCommand", ("LedgerName", "default")),
        Call("Send-QLDBCommand", ("StartTransaction", true)));

    private static Command Call(string name, params (string Name, object Value)[] parameters)
    {
        Command command = new(name);
        foreach ((string parameter, object value) in parameters)
        {
            command.Parameters.Add(parameter, value);
        }

        return command;
    }

    private PSObject[] Show(string text, params Command[] commands) => Show(text, [], commands);

    private PSObject[] Show(string text, PSObject[] input, params Command[] commands)
    {
        Console.WriteLine();
        Console.WriteLine("PS> " + text);
        using PowerShell pipeline = PowerShell.Create();
        pipeline.Runspace = _runspace;
        foreach (Command command in commands)
        {
            pipeline.Commands.AddCommand(command);
        }

        PSObject[] output = (input.Length == 0 ? pipeline.Invoke() : pipeline.Invoke(input)).ToArray();
        _display.Write(output);
        foreach (ErrorRecord error in pipeline.Streams.Error)
        {
            _succeeded = false;
            Console.WriteLine("ERROR: " + error);
        }

        return output;
    }
}
