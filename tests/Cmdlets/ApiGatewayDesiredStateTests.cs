using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.ApiGateway;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

public sealed class ApiGatewayDesiredStateTests : IDisposable
{
    private const string Get = "Get-ApiGatewayIntegrationResponse";
    private const string Set = "Set-ApiGatewayIntegrationResponse";
    private const string Key = @"/2\d\d/";

    private static readonly string[] s_changes = ["CreateIntegrationResponse", "UpdateIntegrationResponse", "DeleteIntegrationResponse"];

    private readonly Shell _shell = new();

    private int Changes => s_changes.Sum(_shell.Calls);

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void It_changes_what_differs_and_a_second_run_changes_nothing()
    {
        Dictionary<string, object> desired = Desired(("ContentHandlingStrategy", "CONVERT_TO_TEXT"), ("ResponseParameters", new Hashtable
        {
            ["method.response.header.X-Source"] = "'other'",
        }));
        IntegrationResponseChange change = Reach(desired);
        Assert.Equal("Update", change.Action);
        Assert.True(change.Changed);
        Assert.Equal(
            [
                "ContentHandlingStrategy: (none) -> 'CONVERT_TO_TEXT'",
                "ResponseParameters.method.response.header.X-Request-Id: 'integration.response.header.X-Request-Id' -> (none)",
                "ResponseParameters.method.response.header.X-Source: ''mock'' -> ''other''",
            ],
            change.Differences.Select(difference => difference.ToString()));
        Assert.Equal(2, change.IntegrationResponse!.ResponseTemplates.Count);
        IntegrationResponseChange second = Reach(desired);
        Assert.Equal("None", second.Action);
        Assert.False(second.Changed);
        Assert.Empty(second.Differences);
        Assert.Equal(1, Changes);
    }

    [EngineFact]
    public void It_creates_what_is_missing()
    {
        IntegrationResponseChange change = Reach(Desired(("IntegrationResponseKey", "/9../"), ("TemplateSelectionExpression", "x")));
        Assert.Equal("Create", change.Action);
        Assert.Equal(change.IntegrationResponseId, change.IntegrationResponse!.IntegrationResponseId);
        Assert.Equal("x", change.IntegrationResponse.TemplateSelectionExpression);
    }

    [EngineFact]
    public void It_replaces_only_with_consent()
    {
        Dictionary<string, object> desired = Desired(("ResponseTemplates", new Hashtable { ["text/plain"] = "pong" }));
        Outcome refused = _shell.Run(Set, desired);
        Assert.Equal("ReplaceNeeded", refused.ErrorId);
        Assert.Contains("ResponseTemplates.application/json", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Changes);

        desired["AllowReplace"] = true;
        IntegrationResponseChange change = Reach(desired);
        Assert.Equal("Replace", change.Action);
        Assert.NotEqual("mock2xx", change.IntegrationResponseId);
        Assert.Equal(["text/plain"], change.IntegrationResponse!.ResponseTemplates.Keys);
        Assert.Equal(2, change.IntegrationResponse.ResponseParameters.Count);
    }

    [EngineFact]
    public void WhatIf_reads_and_says_what_would_be_done()
    {
        IntegrationResponseChange change = Reach(Desired(("ContentHandlingStrategy", "CONVERT_TO_TEXT"), ("WhatIf", true)));
        Assert.False(change.Changed);
        Assert.Equal("Update", change.Action);
        Assert.Equal("ContentHandlingStrategy", Assert.Single(change.Differences).Member);
        Assert.Equal(0, Changes);
        Assert.Equal(1, _shell.Calls("GetIntegrationResponses"));
    }

    [EngineFact]
    public void Clear_says_what_should_not_be_there()
    {
        IntegrationResponseChange change = Reach(Desired(("Clear", new[]
        {
            "ResponseParameters.method.response.header.X-Source", "TemplateSelectionExpression", "ResponseParameters.not.there",
        })));
        Assert.Equal(2, change.Differences.Count);
        Assert.Null(change.IntegrationResponse!.TemplateSelectionExpression);
        Assert.Equal(["method.response.header.X-Request-Id"], change.IntegrationResponse.ResponseParameters.Keys);
        Assert.False(Reach(Desired(("Clear", "TemplateSelectionExpression"))).Changed);
    }

    [EngineFact]
    public void An_object_s_null_and_empty_properties_should_not_be_there()
    {
        Reach(Desired(("IntegrationResponseKey", "$default"), ("ContentHandlingStrategy", "CONVERT_TO_TEXT")));
        using PowerShell pipeline = _shell.Pipeline(Get, new { ApiId = "samplews01", IntegrationId = "lambda1" })
            .Then(Set, new { ApiId = "samplews01", IntegrationId = "mock001", AllowReplace = true });
        IntegrationResponseChange change = (IntegrationResponseChange)Assert.Single(pipeline.Invoke()).BaseObject;
        Assert.Empty(pipeline.Streams.Error);
        Assert.Null(change.IntegrationResponse!.TemplateSelectionExpression);
        Assert.Equal(["application/json"], change.IntegrationResponse.ResponseTemplates.Keys);
        Assert.Equal("CONVERT_TO_BINARY", change.IntegrationResponse.ContentHandlingStrategy);
    }

    [EngineFact]
    public void One_record_leaves_nothing_behind_for_the_next()
    {
        PSObject full = Record("/a/", ("ContentHandlingStrategy", "CONVERT_TO_TEXT"), ("ResponseTemplates", new Hashtable { ["a"] = "1" }));
        using PowerShell pipeline = _shell.Pipeline(Set);
        PSDataCollection<IntegrationResponseChange> output = [];
        pipeline.Invoke(new[] { full, Record("/b/"), full, Record("/a/") }, output);
        Assert.Null(output[1].IntegrationResponse!.ContentHandlingStrategy);
        Assert.Empty(output[1].IntegrationResponse!.ResponseTemplates);
        Assert.False(output[3].Changed);
        Assert.Equal("CONVERT_TO_TEXT", output[3].IntegrationResponse!.ContentHandlingStrategy);
        Assert.Equal("1", output[3].IntegrationResponse!.ResponseTemplates["a"]);
    }

    [EngineTheory]
    [InlineData("IntegrationResponseKey", "4xx", "-IntegrationResponseKey must be $default or")]
    [InlineData("ResponseParameters", "X-Id='a'", "-ResponseParameters (responseParameters['X-Id']) must be named")]
    [InlineData("ResponseParameters", "method.response.header.A=a", "-ResponseParameters (responseParameters['method.response.header.A']) must be integration.response")]
    [InlineData("ResponseParameters", "method.response.header.A=", "-ResponseParameters (responseParameters['method.response.header.A']) must have 1 to 512")]
    public void A_broken_rule_is_refused_before_anything_is_read(string parameter, string value, string message)
    {
        object given = value.Contains('=', StringComparison.Ordinal) ? new Hashtable { [value.Split('=')[0]] = value.Split('=')[1] } : value;
        Outcome outcome = _shell.Run(Set, Desired((parameter, given)));
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.StartsWith("Parameter " + message, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_shell.Endpoint.Calls);
    }

    private static PSObject Record(string key, params (string Name, object Value)[] more)
    {
        PSObject record = new();
        record.Properties.Add(new PSNoteProperty("ApiId", "samplews02"));
        record.Properties.Add(new PSNoteProperty("IntegrationId", "mock002"));
        record.Properties.Add(new PSNoteProperty("IntegrationResponseKey", key));
        foreach ((string name, object value) in more)
        {
            record.Properties.Add(new PSNoteProperty(name, value));
        }

        return record;
    }

    private static Dictionary<string, object> Desired(params (string Name, object Value)[] members)
    {
        Dictionary<string, object> parameters = new() { ["ApiId"] = "samplews01", ["IntegrationId"] = "mock001", ["IntegrationResponseKey"] = Key };
        foreach ((string name, object value) in members)
        {
            parameters[name] = value;
        }

        return parameters;
    }

    private IntegrationResponseChange Reach(Dictionary<string, object> desired)
    {
        Outcome outcome = _shell.Run(Set, desired);
        Assert.Empty(outcome.Errors);
        return Assert.Single(outcome.As<IntegrationResponseChange>());
    }
}
