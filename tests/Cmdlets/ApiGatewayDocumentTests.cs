using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SessionTools.ApiGateway;
using SessionTools.Clients.ApiGateway;
using SessionTools.EngineTests;
using SessionTools.Local.ApiGateway;
using SessionTools.Local.Common;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

public sealed class ApiGatewayDocumentTests : IDisposable
{
    private const string Get = "Get-ApiGatewayIntegrationResponse";
    private const string Export = "Export-ApiGatewayIntegrationResponse";
    private const string Import = "Import-ApiGatewayIntegrationResponse";
    private const string Compare = "Compare-ApiGatewayIntegrationResponse";

    private readonly Shell _shell = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("sessiontools-").FullName;

    public void Dispose()
    {
        _shell.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [EngineFact]
    public void An_export_diffs_well()
    {
        string text = ExportText("samplews01");
        Assert.Equal(text, ExportText("samplews01"));
        Outcome.Of(_shell.Pipeline(Get, new { ApiId = "samplews01", IntegrationResponseKey = @"/2\d\d/" }).Then(
            "Set-ApiGatewayIntegrationResponse",
            new { ResponseTemplates = new Hashtable { ["application/json"] = "{}", ["text/plain"] = "pong" } }));
        string[] changed = ExportText("samplews01").Split('\n').Except(text.Split('\n')).ToArray();
        Assert.Equal(["            \"application/json\": \"{}\","], changed);
    }

    [EngineFact]
    public void What_is_exported_can_be_imported_by_the_routes_into_a_copy_and_is_equal_then()
    {
        Outcome outcome = Outcome.Of(_shell.Pipeline(Export, new { ApiId = "samplews01" }).Then(Import, new { _shell.Connection, ApiId = "samplews02" }));
        Assert.Empty(outcome.Errors);
        Assert.Equal(6, outcome.As<IntegrationResponseChange>().Count(change => change.Action == "Create"));
        Assert.Empty(CompareCopies().Output);
        outcome = Outcome.Of(_shell.Pipeline(Export, new { ApiId = "samplews01" }).Then(Import, new { _shell.Connection, ApiId = "samplews02" }));
        Assert.All(outcome.As<IntegrationResponseChange>(), change => Assert.False(change.Changed));
        Assert.Equal(6, _shell.Calls("CreateIntegrationResponse"));
    }

    [EngineFact]
    public void Ten_thousand_arrive_as_they_were_in_another_account()
    {
        _shell.Endpoint.ApiGateway.Add(Api(Enumerable.Range(0, 10_000).Select(State)));
        LocalEndpoint other = new(null, _shell.Clock);
        other.ApiGateway.Add(Api([]));
        using Connection connection = TestConnections.To(other, _shell.Clock);
        string text = ExportText("large");
        Outcome outcome = Outcome.Of(_shell.Bare(Import, new { Connection = connection, InputObject = text, SkipRouteCheck = true }));
        Assert.Equal(10_000, outcome.As<IntegrationResponseChange>().Count(change => change.Changed));
        Assert.Equal(10_000, other.Calls["CreateIntegrationResponse"]);
        Assert.Equal(text, (string)Assert.Single(Outcome.Of(_shell.Bare(Export, new { Connection = connection, ApiId = "large" })).Output).BaseObject);
    }

    [EngineFact]
    public void A_pipe_from_one_connection_into_another_goes_where_it_is_told()
    {
        LocalEndpoint other = new(null, _shell.Clock);
        other.AddSample();
        using Connection connection = TestConnections.To(other, _shell.Clock);
        Outcome outcome = Outcome.Of(_shell.Pipeline(Get, new { ApiId = "samplews01", IntegrationId = "mock001" })
            .Then(Import, new { Connection = connection, ApiId = "samplews02", IntegrationMap = new Hashtable { ["mock001"] = "mock002" } }));
        Assert.Empty(outcome.Errors);
        Assert.All(outcome.As<IntegrationResponseChange>(), change => Assert.Same(connection, change.Connection));
        Assert.Equal(3, other.Calls["CreateIntegrationResponse"]);
        Assert.Equal(0, _shell.Calls("CreateIntegrationResponse"));
    }

    [EngineFact]
    public void An_import_plans_first_and_reports_each_failure()
    {
        PSObject[] records =
        [
            Record("/a/"),
            Record("bad"),
            Record("/b/"),
            Record("/a/"),
            Record("/c/", integrationId: "nowhere"),
            Record("/d/"),
        ];
        _shell.Endpoint.Faults.Add(new Fault { Operation = "CreateIntegrationResponse", After = 1, Status = 409, ErrorCode = "ConflictException" });
        using PowerShell pipeline = _shell.Pipeline(Import, new { SkipRouteCheck = true });
        PSDataCollection<IntegrationResponseChange> output = [];
        pipeline.Invoke(records, output);
        Assert.Equal(["/a/", "/d/"], output.Select(change => change.IntegrationResponseKey));
        Assert.Equal(
            ["InvalidParameterValue", "DescribedTwice", "IntegrationNotMatched", "ResourceConflict"],
            pipeline.Streams.Error.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("samplews02/mock002//b/", pipeline.Streams.Error[3].TargetObject.ToString());
    }

    [EngineFact]
    public void An_import_stops_at_the_first_error_if_told_so()
    {
        _shell.Endpoint.Faults.Add(new Fault { Operation = "CreateIntegrationResponse", After = 1, Times = 9, Status = 409, ErrorCode = "ConflictException" });
        using PowerShell pipeline = _shell.Pipeline(Import, new { ErrorAction = ActionPreference.Stop });
        PSDataCollection<PSObject> output = [];
        Assert.ThrowsAny<RuntimeException>(() => pipeline.Invoke(new[] { Record("/a/"), Record("/b/"), Record("/c/") }, output));
        Assert.Single(output);
        Assert.Equal(2, _shell.Calls("CreateIntegrationResponse"));
    }

    [EngineFact]
    public void WhatIf_imports_nothing_and_says_what_it_would()
    {
        Outcome outcome = Outcome.Of(_shell.Pipeline(Export, new { ApiId = "samplews01" })
            .Then(Import, new { _shell.Connection, ApiId = "samplews02", WhatIf = true }));
        Assert.Equal(6, outcome.As<IntegrationResponseChange>().Count(change => change is { Action: "Create", Changed: false, IntegrationResponse: null }));
        Assert.Equal(0, _shell.Calls("CreateIntegrationResponse"));
    }

    [EngineFact]
    public void A_comparison_says_what_is_missing_different_extra_and_equal()
    {
        Outcome.Of(_shell.Pipeline(Export, new { ApiId = "samplews01" }).Then(Import, new { _shell.Connection, ApiId = "samplews02" }));
        Run("Remove", "mock002", @"/4\d\d/");
        _shell.Run("New-ApiGatewayIntegrationResponse", new { ApiId = "samplews02", IntegrationId = "mock002", IntegrationResponseKey = "/z/" });
        Outcome.Of(_shell.Pipeline(Get, new { ApiId = "samplews02", IntegrationId = "mock002", IntegrationResponseKey = "$default" })
            .Then("Update-ApiGatewayIntegrationResponse", new { ContentHandlingStrategy = "CONVERT_TO_TEXT" }));

        IntegrationResponseComparison[] found = CompareCopies(includeEqual: true).As<IntegrationResponseComparison>().ToArray();
        Assert.Equal("Missing", found.Single(item => item.IntegrationResponseKey == @"/4\d\d/").Status);
        Assert.Equal("Extra", found.Single(item => item.IntegrationResponseKey == "/z/").Status);
        IntegrationResponseComparison different = found.Single(item => item.Status == "Different");
        Assert.Equal("ContentHandlingStrategy: 'CONVERT_TO_TEXT' -> (none)", Assert.Single(different.Differences).ToString());
        Assert.Equal(4, found.Count(item => item.Status == "Equal"));
    }

    [EngineFact]
    public void A_file_is_written_and_read()
    {
        string file = Path.Combine(_folder, "export.json");
        Assert.Empty(_shell.Run(Export, new { ApiId = "samplews01", Path = file }).Output);
        Assert.Equal(ExportText("samplews01"), File.ReadAllText(file));
        Assert.Equal(6, _shell.Run(Import, new { Path = file }).As<IntegrationResponseChange>().Count(change => change.Action == "None"));
        Assert.Empty(_shell.Run(Compare, new { Path = file }).Output);
        Assert.Equal("DocumentNotWritable", _shell.Run(Export, new { ApiId = "samplews01", Path = file, NoClobber = true }).ErrorId);
        Assert.Empty(_shell.Run(Export, new { ApiId = "samplews02", Path = Path.Combine(_folder, "none.json"), WhatIf = true }).Errors);
        Assert.False(File.Exists(Path.Combine(_folder, "none.json")));
    }

    [EngineFact]
    public void What_is_piped_makes_one_file()
    {
        string file = Path.Combine(_folder, "piped.json");
        Outcome outcome = Outcome.Of(_shell.Pipeline(Get, new { ApiId = "samplews01" }).Then(Export, new { Path = file, NoClobber = true }));
        Assert.Empty(outcome.Errors);
        Assert.Equal(1, _shell.Calls("GetRoutes"));
        Assert.Equal(ExportText("samplews01"), File.ReadAllText(file));
    }

    [EngineFact]
    public void What_is_piped_of_one_API_makes_one_document_and_each_API_makes_its_own()
    {
        _shell.Endpoint.ApiGateway.Add(Api([State(1), State(2)]));
        Assert.Equal(
            [ExportText("samplews01"), ExportText("large")],
            Outcome.Of(_shell.Pipeline(Export), [Scope("samplews01"), Scope("large"), Scope("samplews01"), Scope("large")]).As<string>());
    }

    [EngineFact]
    public void A_file_holds_one_API_and_what_is_piped_of_another_is_an_error_that_leaves_the_first()
    {
        _shell.Endpoint.ApiGateway.Add(Api([State(1)]));
        string file = Path.Combine(_folder, "one.json");
        Outcome outcome = Outcome.Of(_shell.Pipeline(Export, new { Path = file }), [Scope("nowhere"), Scope("samplews01"), Scope("large")]);
        Assert.Equal(["ResourceNotFound", "DocumentNotWritable"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("large", outcome.Errors[1].TargetObject.ToString());
        Assert.Contains("API 'large'", outcome.Errors[1].ToString(), StringComparison.Ordinal);
        Assert.Equal(ExportText("samplews01"), File.ReadAllText(file));
    }

    [EngineFact]
    public void An_export_of_which_nothing_could_be_read_leaves_the_file()
    {
        string file = Path.Combine(_folder, "kept.json");
        File.WriteAllText(file, "kept");
        Assert.Equal("ResourceNotFound", _shell.Run(Export, new { ApiId = "nowhere", Path = file }).ErrorId);
        Assert.Equal("kept", File.ReadAllText(file));
    }

    [EngineFact]
    public void What_cannot_be_read_or_understood_is_named()
    {
        string missing = Path.Combine(_folder, "missing.json");
        Outcome outcome = _shell.Run(Import, new { Path = missing });
        Assert.Equal("DocumentNotReadable", outcome.ErrorId);
        Assert.Contains(missing, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("DocumentNotUnderstood", _shell.Run(Import, new { InputObject = "{}" }).ErrorId);
        Assert.Equal("DocumentNotUnderstood", _shell.Run(Compare, new { InputObject = 5 }).ErrorId);
        Assert.Contains("-Path", _shell.Run(Import).Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_shell.Endpoint.Calls);
    }

    [EngineFact]
    public void An_API_that_is_not_there_is_asked_for_once_and_is_one_error()
    {
        Outcome outcome = _shell.Run(Import, new { InputObject = ExportText("samplews01"), ApiId = "nowhere" });
        Assert.StartsWith("ResourceNotFound", Assert.Single(outcome.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(2, _shell.Calls("GetIntegrations"));
    }

    private static LocalApi Api(IEnumerable<IntegrationResponseState> responses) => new()
    {
        Api = new ApiSummary { ApiId = "large", Name = "large", ProtocolType = "WEBSOCKET" },
        Integrations =
        [
            new LocalIntegration
            {
                Integration = new IntegrationSummary { IntegrationId = "mock001", IntegrationType = "MOCK" },
                Responses = [.. responses],
            },
        ],
    };

    private static IntegrationResponseState State(int number) => new()
    {
        IntegrationResponseId = $"r{number}",
        IntegrationResponseKey = $"/{number}/",
        ContentHandlingStrategy = number % 3 == 0 ? "CONVERT_TO_TEXT" : null,
        ResponseTemplates = new Dictionary<string, string> { ["application/json"] = $"line {number}\r\n\t\"ü\"" },
    };

    private static PSObject Record(string key, string integrationId = "mock002")
    {
        PSObject record = new();
        record.Properties.Add(new PSNoteProperty("ApiId", "samplews02"));
        record.Properties.Add(new PSNoteProperty("IntegrationId", integrationId));
        record.Properties.Add(new PSNoteProperty("IntegrationResponseKey", key));
        return record;
    }

    private static PSObject Scope(string apiId)
    {
        PSObject scope = new();
        scope.Properties.Add(new PSNoteProperty("ApiId", apiId));
        return scope;
    }

    private string ExportText(string apiId) => (string)Assert.Single(_shell.Run(Export, new { ApiId = apiId }).Output).BaseObject;

    private Outcome CompareCopies(bool includeEqual = false) => Outcome.Of(_shell.Pipeline(Export, new { ApiId = "samplews01" })
        .Then(Compare, new { _shell.Connection, ApiId = "samplews02", IncludeEqual = includeEqual }));

    private void Run(string verb, string integrationId, string key) => Outcome.Of(_shell
        .Pipeline(Get, new { ApiId = "samplews02", IntegrationId = integrationId, IntegrationResponseKey = key })
        .Then(verb + "-ApiGatewayIntegrationResponse", new { Confirm = false }));
}
