using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.ApiGateway;
using SessionTools.EngineTests;
using SessionTools.Local.Common;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

public sealed class ApiGatewayTests : IDisposable
{
    private const string Get = "Get-ApiGatewayIntegrationResponse";
    private const string New = "New-ApiGatewayIntegrationResponse";
    private const string Update = "Update-ApiGatewayIntegrationResponse";
    private const string Remove = "Remove-ApiGatewayIntegrationResponse";

    private readonly Shell _shell = new();

    public static TheoryData<string> Cmdlets => [Get, New, Update, Remove, "Set-ApiGatewayIntegrationResponse"];

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void Everything_of_all_WebSocket_APIs_is_found_without_any_id()
    {
        IntegrationResponse[] all = _shell.Run(Get).As<IntegrationResponse>().ToArray();
        Assert.Equal(6, all.Length);
        Assert.All(all, response => Assert.Same(_shell.Connection, response.Connection));
        Assert.Equal(["http001", "lambda1", "mock001"], all.Select(response => response.IntegrationId).Distinct().Order(StringComparer.Ordinal));
    }

    [EngineFact]
    public void An_API_an_integration_or_one_response_can_be_asked_for()
    {
        Assert.Equal(6, _shell.Run(Get, new { ApiId = "samplews01" }).Output.Count);
        Assert.Equal(2, _shell.Run(Get, new { ApiId = "samplews01", IntegrationId = "http001" }).Output.Count);
        IntegrationResponse one = Assert.Single(_shell.Run(Get, Mock("mock2xx")).As<IntegrationResponse>());
        Assert.Equal(@"/2\d\d/", one.IntegrationResponseKey);
        Assert.Equal("pong", one.ResponseTemplates["text/plain"]);
        Assert.Null(one.ContentHandlingStrategy);
        Assert.Empty(Assert.Single(_shell.Run(Get, Mock("mockdef")).As<IntegrationResponse>()).ResponseParameters);
    }

    [EngineTheory]
    [InlineData("/[45]*", 2)]
    [InlineData("*", 6)]
    [InlineData("$default", 3)]
    [InlineData(@"/5\d\d/", 1)]
    [InlineData("/[4", 0)]
    public void A_key_is_found_by_wildcard_or_as_it_is(string key, int count) =>
        Assert.Equal(count, _shell.Run(Get, new { ApiId = "samplews01", IntegrationResponseKey = key }).Output.Count);

    [EngineFact]
    public void A_key_that_looks_like_a_wildcard_finds_itself()
    {
        _shell.Run(New, new { ApiId = "samplews01", IntegrationId = "mock001", IntegrationResponseKey = "/[67]../", SkipRouteCheck = true });
        Assert.Single(_shell.Run(Get, new { ApiId = "samplews01", IntegrationResponseKey = "/[67]../" }).Output);
    }

    [EngineFact]
    public void Pages_come_by_themselves_or_one_at_a_time()
    {
        Assert.Equal(3, _shell.Run(Get, new { ApiId = "samplews01", IntegrationId = "mock001", PageSize = 2 }).Output.Count);
        Assert.Equal(2, _shell.Calls("GetIntegrationResponses"));
        Page page = Assert.Single(_shell.Run(Get, new { ApiId = "samplews01", IntegrationId = "mock001", PageSize = 2, NoAutoIteration = true }).As<Page>());
        Assert.Equal(2, page.Items.Count);
        Assert.Single(_shell.Run(Get, new { ApiId = "samplews01", IntegrationId = "mock001", page.NextToken }).Output);
    }

    [EngineFact]
    public void An_id_needs_its_parents()
    {
        Assert.Contains("-ApiId", _shell.Run(Get, new { IntegrationId = "mock001" }).Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-IntegrationId", _shell.Run(Get, new { ApiId = "samplews01", IntegrationResponseId = "x" }).Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-IntegrationId", _shell.Run(Get, new { ApiId = "samplews01", NoAutoIteration = true }).Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_shell.Endpoint.Calls);
    }

    [EngineFact]
    public void What_was_got_can_be_updated_and_removed()
    {
        IntegrationResponse updated = Assert.Single(Outcome.Of(_shell.Pipeline(Get, Mock("mock2xx"))
            .Then(Update, new { ContentHandlingStrategy = "CONVERT_TO_TEXT" })).As<IntegrationResponse>());
        Assert.Equal("CONVERT_TO_TEXT", updated.ContentHandlingStrategy);
        Assert.Same(_shell.Connection, updated.Connection);
        Outcome removed = Outcome.Of(_shell.Pipeline(Get, Mock("mock2xx")).Then(Remove, new { Force = true }));
        Assert.Empty(removed.Errors);
        Assert.Empty(removed.Output);
        Assert.Equal("ResourceNotFound", _shell.Run(Get, Mock("mock2xx")).ErrorId);
    }

    [EngineFact]
    public void An_update_sends_what_is_given_and_nothing_else()
    {
        using CannedHandler service = new((_, _) => CannedHandler.Json("""{"integrationResponseId":"r","integrationResponseKey":"$default"}"""));
        using Connection connection = TestConnections.To(service, _shell.Clock);
        Outcome.Of(_shell.Bare(Update, new { Connection = connection, ApiId = "a", IntegrationId = "i", IntegrationResponseId = "r" }));
        Outcome.Of(_shell.Bare(Update, new
        {
            Connection = connection,
            ApiId = "a b",
            IntegrationId = "i",
            IntegrationResponseId = "r",
            IntegrationResponseKey = "/x/",
            ContentHandlingStrategy = "CONVERT_TO_BINARY",
            ResponseParameters = new Hashtable { ["method.response.header.A"] = "'a'" },
            ResponseTemplates = new Hashtable(),
            TemplateSelectionExpression = "x",
        }));
        Assert.Equal("{}", service.Requests[0].Body);
        Assert.Equal("PATCH", service.Requests[1].Method);
        Assert.Equal("/v2/apis/a%20b/integrations/i/integrationresponses/r", service.Requests[1].Uri.AbsolutePath);
        Assert.Equal(
            """
            {"integrationResponseKey":"/x/","contentHandlingStrategy":"CONVERT_TO_BINARY",
            """ + """
            "responseParameters":{"method.response.header.A":"\u0027a\u0027"},"responseTemplates":{},"templateSelectionExpression":"x"}
            """,
            service.Requests[1].Body);
    }

    [EngineFact]
    public void Clear_removes_what_can_be_removed()
    {
        IntegrationResponse updated = Assert.Single(_shell.Run(Update, Mock("mock2xx", ("Clear", new[]
        {
            "ResponseParameters.method.response.header.X-Source", "templateSelectionExpression",
        }))).As<IntegrationResponse>());
        Assert.Equal(["method.response.header.X-Request-Id"], updated.ResponseParameters.Keys);
        Assert.Null(updated.TemplateSelectionExpression);
        Assert.Empty(Assert.Single(_shell.Run(Update, Mock("mock2xx", ("Clear", "ResponseParameters"))).As<IntegrationResponse>()).ResponseParameters);
    }

    [EngineFact]
    public void What_Clear_could_not_remove_is_an_error_after_the_output()
    {
        Outcome outcome = _shell.Run(Update, Mock("mock2xx", ("Clear", "ResponseTemplates.text/plain")));
        Assert.Equal("", Assert.Single(outcome.As<IntegrationResponse>()).ResponseTemplates["text/plain"]);
        Assert.Equal("NotRemoved", outcome.ErrorId);
        Assert.Contains("ResponseTemplates.text/plain", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineTheory]
    [InlineData("IntegrationResponseKey")]
    [InlineData("ResponseTemplates.")]
    [InlineData("ContentHandlingStrategy")]
    [InlineData("ResponseTemplates.text/plain")]
    public void Clear_refuses_what_it_does_not_know_and_what_is_given(string name)
    {
        Outcome outcome = _shell.Run(Update, Mock(
            "mock2xx",
            ("Clear", name),
            ("ContentHandlingStrategy", "CONVERT_TO_TEXT"),
            ("ResponseTemplates", new Hashtable { ["text/plain"] = "x" })));
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.StartsWith("Parameter -Clear", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_shell.Endpoint.Calls);
    }

    [EngineFact]
    public void What_was_got_can_be_created_elsewhere()
    {
        Outcome outcome = Outcome.Of(_shell.Pipeline(Get, new { ApiId = "samplews01", IntegrationId = "mock001" })
            .Then(New, new { ApiId = "samplews02", IntegrationId = "mock002" }));
        Assert.Empty(outcome.Errors);
        Assert.Equal(3, outcome.Output.Count);
        Assert.Empty(Outcome.Of(_shell.Pipeline(Get, new { ApiId = "samplews01", IntegrationId = "mock001" })
            .Then("Compare-ApiGatewayIntegrationResponse", new { ApiId = "samplews02", IntegrationId = "mock002" })).Output);
    }

    [EngineFact]
    public void A_second_one_of_a_key_is_a_conflict()
    {
        Outcome outcome = _shell.Run(New, new { ApiId = "samplews01", IntegrationId = "mock001", IntegrationResponseKey = "$default" });
        Assert.Equal("ResourceConflict", outcome.ErrorId);
        Assert.Equal(ErrorCategory.ResourceExists, outcome.Error.CategoryInfo.Category);
        Assert.Equal("samplews01/mock001/$default", outcome.Error.TargetObject.ToString());
    }

    [EngineFact]
    public void What_is_gone_is_quiet_only_if_asked()
    {
        Outcome outcome = _shell.Run(Remove, Mock("gone", ("Force", true)));
        Assert.Equal("ResourceNotFound", outcome.ErrorId);
        Assert.Empty(_shell.Run(Remove, Mock("gone", ("Force", true), ("IfExists", true))).Errors);
    }

    [EngineTheory]
    [InlineData(Update, true)]
    [InlineData(Remove, true)]
    [InlineData(Remove, false)]
    public void WhatIf_changes_nothing_even_with_Force(string command, bool force)
    {
        (string, object)[] more = command == Remove && force ? [("WhatIf", true), ("Force", true)] : [("WhatIf", true)];
        Outcome outcome = _shell.Run(command, Mock("mock2xx", more));
        Assert.Empty(outcome.Errors);
        Assert.Empty(outcome.Output);
        Assert.Empty(_shell.Endpoint.Calls);
    }

    [EngineFact]
    public void A_false_confirmation_asks_nothing()
    {
        Assert.Empty(_shell.Run(Remove, Mock("mock2xx", ("Confirm", false))).Errors);
        Assert.Equal(1, _shell.Calls("DeleteIntegrationResponse"));
    }

    [EngineTheory]
    [MemberData(nameof(Cmdlets))]
    public void Every_error_of_the_service_is_a_record_with_the_ids_in_it(string command)
    {
        (int Status, string Code, string Id)[] faults =
        [
            (400, "BadRequestException", "BadRequest"),
            (404, "NotFoundException", "ResourceNotFound"),
            (409, "ConflictException", "ResourceConflict"),
            (429, "TooManyRequestsException", "Throttled"),
            (403, "AccessDeniedException", "AccessDenied"),
            (500, "InternalServerError", "InternalServiceError"),
        ];
        foreach ((int status, string code, string id) in faults)
        {
            using Shell shell = new();
            shell.Endpoint.Faults.Add(new Fault { Times = 9, Status = status, ErrorCode = code });
            Dictionary<string, object> parameters = new() { ["ApiId"] = "samplews01", ["IntegrationId"] = "mock001" };
            parameters[command is Get or Update or Remove ? "IntegrationResponseId" : "IntegrationResponseKey"] = "$default";
            Outcome outcome = Outcome.Of(WithConfirmation(shell.Pipeline(command), command).AddParameters(parameters));
            Assert.Null(outcome.Terminating);
            Assert.Equal(id, outcome.ErrorId);
            IntegrationResponseTarget target = Assert.IsType<IntegrationResponseTarget>(outcome.Error.TargetObject);
            Assert.Equal("samplews01/mock001/$default", target.ToString());
            Assert.Equal(code, Assert.IsType<ServiceException>(outcome.Error.Exception).ErrorCode);
        }
    }

    [EngineFact]
    public void One_bad_record_among_a_thousand_does_not_stop_the_others()
    {
        IEnumerable<PSObject> records = Enumerable.Range(0, 1000).Select(number => Record(number == 500 ? "bad" : $"/{number}/"));
        using PowerShell pipeline = _shell.Pipeline(New, new { SkipRouteCheck = true });
        PSDataCollection<PSObject> output = [];
        pipeline.Invoke(records, output);
        Assert.Equal(999, output.Count);
        ErrorRecord error = Assert.Single(pipeline.Streams.Error);
        Assert.Equal("samplews02/mock002/bad", error.TargetObject.ToString());
        Assert.Equal(999, _shell.Calls("CreateIntegrationResponse"));
    }

    [EngineFact]
    public void Maps_are_taken_from_hashtables_dictionaries_and_objects()
    {
        PSObject custom = new();
        custom.Properties.Add(new PSNoteProperty("text/plain", 1.5));
        object[] maps = [new Hashtable { ["text/plain"] = 1.5 }, new Dictionary<string, object> { ["text/plain"] = 1.5 }, custom];
        Assert.All(maps, map =>
        {
            Outcome outcome = _shell.Run(Update, Mock("mock2xx", ("ResponseTemplates", map)));
            Assert.Equal("1.5", Assert.Single(outcome.As<IntegrationResponse>()).ResponseTemplates["text/plain"]);
        });
    }

    [EngineFact]
    public void A_value_that_is_no_text_is_refused_by_its_name()
    {
        Outcome outcome = _shell.Run(Update, Mock("mock2xx", ("ResponseTemplates", new Hashtable { ["nested"] = new Hashtable() })));
        Assert.Equal("ParameterArgumentTransformationError", outcome.ErrorId);
        Assert.Contains("'nested'", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("ParameterArgumentTransformationError", _shell.Run(Update, Mock("mock2xx", ("ResponseTemplates", 5))).ErrorId);
    }

    [EngineFact]
    public void A_route_without_response_is_warned_of_once_a_pipeline()
    {
        using PowerShell pipeline = _shell.Pipeline(Get, new { ApiId = "samplews01" }).Then(New, new { ApiId = "samplews02", IntegrationId = "http002" });
        pipeline.Invoke();
        Assert.Contains("'orders' (route12) has no route response", Assert.Single(pipeline.Streams.Warning).Message, StringComparison.Ordinal);
        using PowerShell quiet = _shell.Pipeline(New, new { ApiId = "samplews02", IntegrationId = "http002", IntegrationResponseKey = "/x/", SkipRouteCheck = true });
        quiet.Invoke();
        Assert.Empty(quiet.Streams.Warning);
        Assert.Equal(1, _shell.Calls("GetRoutes"));
    }

    [EngineFact]
    public void A_check_that_fails_is_a_warning_and_not_an_error()
    {
        _shell.Endpoint.Faults.Add(new Fault { Operation = "GetIntegrations", Status = 403, ErrorCode = "AccessDeniedException" });
        using PowerShell pipeline = _shell.Pipeline(New, new { ApiId = "samplews02", IntegrationId = "mock002", IntegrationResponseKey = "/x/" });
        Assert.Single(pipeline.Invoke());
        Assert.Empty(pipeline.Streams.Error);
        Assert.Contains("-SkipRouteCheck", Assert.Single(pipeline.Streams.Warning).Message, StringComparison.Ordinal);
    }

    private static PowerShell WithConfirmation(PowerShell pipeline, string command) =>
        command == Remove ? pipeline.AddParameter("Force", true) : pipeline;

    private static PSObject Record(string key)
    {
        PSObject record = new();
        record.Properties.Add(new PSNoteProperty("ApiId", "samplews02"));
        record.Properties.Add(new PSNoteProperty("IntegrationId", "mock002"));
        record.Properties.Add(new PSNoteProperty("IntegrationResponseKey", key));
        return record;
    }

    private static Dictionary<string, object> Mock(string id, params (string Name, object Value)[] more)
    {
        Dictionary<string, object> parameters = new() { ["ApiId"] = "samplews01", ["IntegrationId"] = "mock001", ["IntegrationResponseId"] = id };
        foreach ((string name, object value) in more)
        {
            parameters.Add(name, value);
        }

        return parameters;
    }
}
