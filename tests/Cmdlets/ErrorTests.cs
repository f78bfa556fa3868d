using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using SessionTools.EngineTests;
using SessionTools.Errors;
using SessionTools.Local.Common;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Every failure is a record with a constant id, a fitting category and our own exception.</summary>
public sealed class ErrorTests : IDisposable
{
    private readonly Shell _shell = new();

    public static TheoryData<Fault, string, ErrorCategory> Faults => new()
    {
        { Answer(403, "AccessDeniedException"), "AccessDenied", ErrorCategory.PermissionDenied },
        { Answer(403, "InvalidSignatureException"), "Unauthorized", ErrorCategory.AuthenticationError },
        { Answer(403, "UnrecognizedClientException"), "Unauthorized", ErrorCategory.AuthenticationError },
        { Answer(404, "ResourceNotFoundException"), "ResourceNotFound", ErrorCategory.ObjectNotFound },
        { Answer(400, "ValidationException"), "BadRequest", ErrorCategory.InvalidArgument },
        { Answer(429, "ThrottlingException"), "Throttled", ErrorCategory.LimitsExceeded },
        { Answer(500, "InternalServerErrorException"), "InternalServiceError", ErrorCategory.ResourceUnavailable },
        { Answer(500, null), "InternalServiceError", ErrorCategory.ResourceUnavailable },
        { Answer(200, null, "garbage"), "UnreadableAnswer", ErrorCategory.ProtocolError },
        { Answer(200, null, "{\"farms\":[{"), "UnreadableAnswer", ErrorCategory.ProtocolError },
        { Answer(502, null, "<html>Bad gateway</html>"), "InternalServiceError", ErrorCategory.ResourceUnavailable },
        { new Fault { Times = 9, BreakConnection = true }, "AnswerLost", ErrorCategory.ConnectionError },
    };

    public void Dispose() => _shell.Dispose();

    [EngineTheory]
    [MemberData(nameof(Faults))]
    public void A_failure_has_its_id_and_category(Fault fault, string id, ErrorCategory category)
    {
        _shell.Endpoint.Faults.Add(fault);
        Outcome outcome = _shell.Run("Get-DLFarm");
        Assert.Empty(outcome.Output);
        Assert.Null(outcome.Terminating);
        Assert.Equal($"{id},SessionTools.Commands.GetDLFarmCommand", outcome.Error.FullyQualifiedErrorId);
        Assert.Equal(category, outcome.Error.CategoryInfo.Category);
        Assert.IsAssignableFrom<SessionToolsException>(outcome.Error.Exception);
    }

    [EngineFact]
    public void A_service_error_carries_code_status_request_id_and_retry_after()
    {
        _shell.Endpoint.Faults.Add(Answer(429, "ThrottlingException") with
        {
            Message = "Slow down.",
            Headers = new System.Collections.Generic.Dictionary<string, string> { ["Retry-After"] = "9" },
        });
        ServiceException exception = Assert.IsType<ServiceException>(_shell.Run("Get-DLFarm").Error.Exception);
        Assert.Equal("ThrottlingException", exception.ErrorCode);
        Assert.Equal(429, exception.StatusCode);
        Assert.Equal("Slow down.", exception.ServiceMessage);
        Assert.Equal(TimeSpan.FromSeconds(9), exception.RetryAfter);
        Assert.Equal("ListFarms", exception.OperationName);
        Assert.NotNull(exception.RequestId);
    }

    [EngineFact]
    public void A_lost_answer_to_a_call_that_changes_something_is_not_sent_again()
    {
        _shell.Endpoint.Faults.Add(new Fault { Operation = "SendCommand", BreakConnection = true, AfterEffect = true, Times = 9 });
        Outcome outcome = _shell.Run("Send-QLDBCommand", new { LedgerName = "default" });
        Assert.Equal("OutcomeUnknown", outcome.ErrorId);
        Assert.Equal(1, _shell.Calls("SendCommand"));
    }

    [EngineFact]
    public void Without_a_region_the_error_says_how_to_give_one()
    {
        Outcome outcome = Outcome.Of(_shell.Bare("Get-DLFarm"));
        Assert.NotNull(outcome.Terminating);
        Assert.Equal("MissingRegion", outcome.ErrorId);
        Assert.Contains("-Region", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Connect-SessionTools -Local -Sample", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void Without_credentials_the_error_says_how_to_give_some()
    {
        Outcome outcome = Outcome.Of(_shell.Bare("Get-DLFarm", new { Region = "eu-central-1" }));
        Assert.NotNull(outcome.Terminating);
        Assert.Equal("MissingCredentials", outcome.ErrorId);
        Assert.Contains("-ProfileName", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineTheory]
    [InlineData("http://127.0.0.1:9", "EndpointUnreachable")]
    [InlineData("ftp://127.0.0.1", "InvalidEndpoint")]
    [InlineData("nonsense", "InvalidEndpoint")]
    public void An_endpoint_that_cannot_be_used_is_named(string endpoint, string id)
    {
        Outcome outcome = Outcome.Of(_shell.Bare("Send-QLDBCommand", new
        {
            LedgerName = "default",
            Region = "eu-central-1",
            AccessKey = "AKIAFAKE",
            SecretKey = new Secret("fake"),
            EndpointUrl = endpoint,
        }));
        Assert.Equal(id, outcome.ErrorId);
        Assert.Contains(endpoint, outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void An_endpoint_that_is_no_URL_is_named_before_a_region_is_asked_for()
    {
        Outcome outcome = Outcome.Of(_shell.Bare("Connect-SessionTools", new { EndpointUrl = "nonsense" }));
        Assert.Equal("InvalidEndpoint", outcome.ErrorId);
        Assert.Contains("'nonsense'", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void An_answer_that_breaks_the_model_concerns_its_input_only()
    {
        _shell.Endpoint.Faults.Add(Answer(200, null, """{"farms":null}"""));
        Outcome outcome = _shell.Run("Get-DLFarm");
        Assert.Null(outcome.Terminating);
        Assert.Empty(outcome.Output);
    }

    [EngineFact]
    public void An_empty_secret_is_refused_at_once()
    {
        Outcome outcome = Outcome.Of(_shell.Bare("Get-DLFarm", new { AccessKey = "AKIAFAKE", SecretKey = "" }));
        Assert.Contains("SecretKey", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_shell.Endpoint.Calls);
    }

    [EngineFact]
    public void A_region_that_is_none_is_named()
    {
        Outcome outcome = Outcome.Of(_shell.Bare("Get-DLFarm", new { Region = "eu central", AccessKey = "AKIAFAKE", SecretKey = new Secret("fake") }));
        Assert.Equal("InvalidRegion", outcome.ErrorId);
        Assert.Contains("'eu central'", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void An_unknown_profile_is_named()
    {
        Outcome outcome = Outcome.Of(_shell.Bare("Get-DLFarm", new { Region = "eu-central-1", ProfileName = "nobody" }));
        Assert.Equal("ProfileNotFound", outcome.ErrorId);
        Assert.Contains("'nobody'", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void Error_ids_are_unique_and_plain()
    {
        string[] ids = typeof(ErrorIds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToArray();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(ids, id => Assert.Matches("^[A-Z][A-Za-z]+$", id));
    }

    private static Fault Answer(int status, string? code, string? body = null) => new()
    {
        Times = 20,
        Status = status,
        ErrorCode = code,
        Body = body is null ? null : Encoding.UTF8.GetBytes(body),
    };
}
