using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Clients.QApps;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests;

/// <summary>Whatever comes back, the caller gets one of our exceptions that says what happened.</summary>
public sealed class BadAnswerTests
{
    private const string Id = "01234567-89ab-4def-8123-456789abcdef";

    private readonly TestClock _clock = new() { Skipping = true };

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"farms\":[{\"farmId\":\"farm-1\"")]
    [InlineData("{\"farms\":\"many\"}")]
    [InlineData("{\"farms\":[{\"createdAt\":\"yesterday\"}]}")]
    [InlineData("{\"farms\":null}")]
    [InlineData("{\"farms\":[null]}")]
    [InlineData("")]
    public async Task A_body_that_cannot_be_read_is_an_unreadable_answer(string body)
    {
        TransportException exception = await Assert.ThrowsAsync<TransportException>(() => ListFarms((_, _) => CannedHandler.Json(body)));
        Assert.Equal(TransportFailure.UnreadableAnswer, exception.Failure);
        Assert.Equal("ListFarms", exception.OperationName);
    }

    [Fact]
    public async Task A_map_with_a_null_in_it_is_an_unreadable_answer()
    {
        using Connection connection = TestConnections.To(new CannedHandler((_, _) => CannedHandler.Json("""{"sessionId":"s","status":"WAITING","cardStatus":{"a":null}}""")), _clock);
        GetQAppSessionRequest request = new() { InstanceId = Id, SessionId = Id };
        TransportException exception = await Assert.ThrowsAsync<TransportException>(
            () => connection.Client(QAppsService.Description).CallAsync(QAppsOperations.GetQAppSession, request, CancellationToken.None));
        Assert.Equal(TransportFailure.UnreadableAnswer, exception.Failure);
        Assert.Contains("cardStatus", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_text_and_a_null_for_what_may_be_missing_count_as_not_sent()
    {
        ListFarmsResponse response = await ListFarms((_, _) => CannedHandler.Json("""{"farms":[{"farmId":null,"kmsKeyArn":null}],"nextToken":null}"""));
        Assert.Equal("", Assert.Single(response.Farms).FarmId);
        Assert.Null(response.Farms[0].KmsKeyArn);
        Assert.Null(response.NextToken);
    }

    [Fact]
    public async Task An_answer_without_members_needs_no_body()
    {
        using Connection connection = TestConnections.To(new CannedHandler((_, _) => new HttpResponseMessage(HttpStatusCode.OK)), _clock);
        StopQAppSessionRequest request = new() { InstanceId = Id, SessionId = Id };
        Assert.NotNull(await connection.Client(QAppsService.Description).CallAsync(QAppsOperations.StopQAppSession, request, CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_may_have_had_its_effect()
    {
        CannedHandler late = new((_, _) => throw new TaskCanceledException("late", new TimeoutException("100 seconds")));
        using Connection connection = TestConnections.To(late, _clock);
        TransportException exception = await Assert.ThrowsAsync<TransportException>(() => connection.Client(AppConfigService.Description).CallAsync(
            AppConfigOperations.GetLatestConfiguration,
            new GetLatestConfigurationRequest { ConfigurationToken = "fake-token" },
            CancellationToken.None));
        Assert.Equal(TransportFailure.TimedOut, exception.Failure);
        Assert.True(exception.OutcomeUnknown);
        Assert.Single(late.Requests);
    }

    [Fact]
    public async Task Members_that_nobody_knows_are_ignored()
    {
        ListFarmsResponse response = await ListFarms((_, _) => CannedHandler.Json("""{"farms":[{"farmId":"farm-1","shape":{"a":[1]}}],"more":true}"""));
        Assert.Equal("farm-1", Assert.Single(response.Farms).FarmId);
    }

    [Fact]
    public async Task An_HTML_page_is_quoted()
    {
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(() => ListFarms((_, _) => new HttpResponseMessage(HttpStatusCode.Forbidden)
        {
            Content = new StringContent("<html><body>Proxy says no</body></html>", Encoding.UTF8, "text/html"),
        }));
        Assert.Equal(403, exception.StatusCode);
        Assert.Equal(ErrorKind.AccessDenied, exception.Kind);
        Assert.Contains("Proxy says no", exception.Message, StringComparison.Ordinal);
        Assert.Contains("text/html", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_no_Unicode_text_costs_neither_code_nor_status()
    {
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(() => ListFarms(
            (_, _) => CannedHandler.Json("""{"__type":"ValidationException","message":"\ud800"}""", HttpStatusCode.BadRequest)));
        Assert.Equal("ValidationException", exception.ErrorCode);
        Assert.Equal(400, exception.StatusCode);
    }

    [Fact]
    public async Task An_empty_500_says_that_it_is_empty()
    {
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(
            () => ListFarms((_, _) => new HttpResponseMessage(HttpStatusCode.InternalServerError)));
        Assert.Equal(ErrorKind.InternalError, exception.Kind);
        Assert.Contains("HTTP 500", exception.Message, StringComparison.Ordinal);
        Assert.Contains("no body", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"__type":"com.amazonaws.deadline#ThrottlingException","message":"slow down"}""", null)]
    [InlineData("""{"code":"ThrottlingException","Message":"slow down"}""", null)]
    [InlineData("""{"message":"slow down"}""", "ThrottlingException:http://internal.amazon.com/coral/")]
    public async Task The_error_code_is_found_wherever_it_stands(string body, string? header)
    {
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(() => ListFarms((_, _) =>
        {
            HttpResponseMessage response = CannedHandler.Json(body, HttpStatusCode.TooManyRequests);
            if (header is not null)
            {
                response.Headers.TryAddWithoutValidation("x-amzn-ErrorType", header);
            }

            response.Headers.TryAddWithoutValidation("x-amzn-RequestId", "request-1");
            return response;
        }));
        Assert.Equal("ThrottlingException", exception.ErrorCode);
        Assert.Equal("slow down", exception.ServiceMessage);
        Assert.Equal(ErrorKind.Throttling, exception.Kind);
        Assert.Equal("request-1", exception.RequestId);
    }

    [Fact]
    public async Task A_broken_constraint_is_found_before_anything_is_sent()
    {
        CannedHandler handler = new((_, _) => CannedHandler.Json("{}"));
        using Connection connection = TestConnections.To(handler, _clock);
        ListQueuesRequest request = new() { FarmId = "farm-1" };
        InvalidParameterException exception = await Assert.ThrowsAsync<InvalidParameterException>(
            () => connection.Client(DeadlineService.Description).CallAsync(DeadlineOperations.ListQueues, request, CancellationToken.None));
        Assert.Equal("farmId", exception.Violation.Path);
        Assert.Empty(handler.Requests);
    }

    private async Task<ListFarmsResponse> ListFarms(Func<int, HttpRequestMessage, HttpResponseMessage> answer)
    {
        using Connection connection = TestConnections.To(new CannedHandler(answer), _clock);
        return await connection.Client(DeadlineService.Description)
            .CallAsync(DeadlineOperations.ListFarms, new ListFarmsRequest(), CancellationToken.None);
    }
}
