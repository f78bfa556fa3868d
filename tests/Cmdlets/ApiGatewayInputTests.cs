using System;
using System.Collections;
using System.Collections.Specialized;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using SessionTools.ApiGateway;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Every form in which an export, or an integration response, comes down the pipeline.</summary>
public sealed class ApiGatewayInputTests : IDisposable
{
    private const string Import = "Import-ApiGatewayIntegrationResponse";
    private const string Compare = "Compare-ApiGatewayIntegrationResponse";

    private readonly Shell _shell = new();
    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        _shell.Dispose();
        File.Delete(_file);
    }

    [EngineFact]
    public void A_file_is_read_as_by_its_path()
    {
        File.WriteAllText(_file, ExportText());
        AssertDescribesTheSample(new FileInfo(_file));
    }

    [EngineFact]
    public void Lines_make_one_document() => AssertDescribesTheSample(ExportText().Split('\n'));

    [EngineFact]
    public void Lines_of_several_documents_make_each_its_own()
    {
        Outcome outcome = Outcome.Of(_shell.Pipeline(Compare, new { IncludeEqual = true }), [.. ExportText().Split('\n'), .. ExportText().Split('\n')]);
        Assert.Equal(6, outcome.Output.Count);
        Assert.Equal(6, outcome.Errors.Count(error => error.FullyQualifiedErrorId.StartsWith("DescribedTwice", StringComparison.Ordinal)));
    }

    [EngineFact]
    public void Lines_that_break_off_are_one_error_and_lose_no_whole_document()
    {
        string[] broken = ExportText().Split('\n')[..5];
        Outcome outcome = Outcome.Of(_shell.Pipeline(Compare, new { IncludeEqual = true }), [.. broken, ExportText()]);
        Assert.Equal("DocumentNotUnderstood", outcome.ErrorId);
        Assert.Equal(6, outcome.Output.Count);
    }

    [EngineFact]
    public void Text_that_is_no_document_is_an_error_and_the_next_has_its_turn()
    {
        Outcome outcome = Outcome.Of(_shell.Pipeline(Compare, new { IncludeEqual = true }), ["", "nothing", ExportText()]);
        Assert.Equal(["DocumentNotUnderstood", "DocumentNotUnderstood"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(6, outcome.Output.Count);
    }

    [EngineFact]
    public void What_ConvertFrom_Json_makes_of_an_export_is_taken_apart()
    {
        using JsonDocument document = JsonDocument.Parse(ExportText());
        AssertDescribesTheSample(Custom(document.RootElement)!);
    }

    [EngineTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_hashtable_is_an_object(bool ordered)
    {
        IDictionary described = ordered ? new OrderedDictionary() : new Hashtable();
        described["apiid"] = "samplews01";
        described["IntegrationId"] = "mock001";
        described["IntegrationResponseKey"] = "/new/";
        described["ResponseTemplates"] = new Hashtable { ["application/json"] = "{}" };
        IntegrationResponseChange change = Assert.Single(Outcome.Of(_shell.Pipeline(Import), [described]).As<IntegrationResponseChange>());
        Assert.Equal("Create", change.Action);
        Assert.Equal("{}", change.IntegrationResponse!.ResponseTemplates["application/json"]);
    }

    [EngineFact]
    public void A_hashtable_without_a_key_is_named()
    {
        Outcome outcome = Outcome.Of(_shell.Pipeline(Import), [new Hashtable { ["ApiId"] = "samplews01" }]);
        Assert.Equal("DocumentNotUnderstood", outcome.ErrorId);
        Assert.Contains("Hashtable without IntegrationResponseKey", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void An_integration_that_is_not_there_is_one_error()
    {
        Outcome outcome = _shell.Run(Compare, new { InputObject = ExportText(), ApiId = "samplews01", IntegrationId = "nowhere" });
        Assert.Single(outcome.Errors, error => error.FullyQualifiedErrorId.StartsWith("ResourceNotFound", StringComparison.Ordinal));
    }

    [EngineFact]
    public void What_is_extra_has_differences_whose_text_is_empty()
    {
        Hashtable described = new() { ["ApiId"] = "samplews01", ["IntegrationId"] = "mock001", ["IntegrationResponseKey"] = "$default" };
        IntegrationResponseComparison[] extra = Outcome.Of(_shell.Pipeline(Compare), [described]).As<IntegrationResponseComparison>()
            .Where(item => item.Status == "Extra")
            .ToArray();
        Assert.NotEmpty(extra);
        Assert.All(extra, item => Assert.Equal("", item.Differences.ToString()));
    }

    /// <summary>What ConvertFrom-Json makes of it.</summary>
    private static object? Custom(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            return json.EnumerateArray().Select(Custom).ToArray();
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            return json.GetString();
        }

        PSObject custom = new();
        foreach (JsonProperty property in json.EnumerateObject())
        {
            custom.Properties.Add(new PSNoteProperty(property.Name, Custom(property.Value)));
        }

        return custom;
    }

    private void AssertDescribesTheSample(params object[] input)
    {
        Outcome outcome = Outcome.Of(_shell.Pipeline(Compare, new { IncludeEqual = true }), input);
        Assert.Empty(outcome.Errors);
        Assert.Equal(6, outcome.Output.Count);
        Assert.All(outcome.As<IntegrationResponseComparison>(), item => Assert.Equal("Equal", item.Status));
    }

    private string ExportText() =>
        (string)Assert.Single(_shell.Run("Export-ApiGatewayIntegrationResponse", new { ApiId = "samplews01" }).Output).BaseObject;
}
