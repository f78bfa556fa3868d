using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.ApiGateway;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests;

public sealed class RetryTests
{
    private readonly TestClock _clock = new() { Skipping = true };

    public static TheoryData<int, string> Repeated => new()
    {
        { 500, "InternalServerErrorException" },
        { 502, "" },
        { 503, "ServiceUnavailable" },
        { 504, "" },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public async Task A_read_is_tried_three_times(int status, string code)
    {
        CannedHandler handler = new((_, _) => Error(status, code));
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(() => ListFarms(handler));
        Assert.Equal(3, handler.Requests.Count);
        Assert.Equal(status, exception.StatusCode);

        // Paired from the end, since a wait that is drawn as zero starts no timer: the last is of at most 2 seconds.
        Assert.All(_clock.Waits.Reverse().Zip(new[] { 2, 1 }), pair => Assert.InRange(pair.First.TotalSeconds, 0, pair.Second));
    }

    [Theory]
    [InlineData(429, "ThrottlingException")]
    [InlineData(400, "Throttling")]
    public async Task A_throttled_read_of_a_paced_service_waits_its_turn_ten_times(int status, string code)
    {
        CannedHandler handler = new((_, _) => Error(status, code));
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(() => ListFarms(handler));
        Assert.Equal(10, handler.Requests.Count);
        Assert.Equal(ErrorKind.Throttling, exception.Kind);
    }

    [Fact]
    public async Task A_throttled_read_of_another_service_is_tried_three_times()
    {
        CannedHandler handler = new((_, _) => Error(429, "TooManyRequestsException"));
        using Connection connection = TestConnections.To(handler, _clock);
        await Assert.ThrowsAsync<ServiceException>(() => connection.Client(ApiGatewayService.Description).CallAsync(
            ApiGatewayOperations.GetIntegrations,
            new() { ApiId = "a1b2c3" },
            CancellationToken.None));
        Assert.Equal(3, handler.Requests.Count);
    }

    [Theory]
    [InlineData(400, "ValidationException")]
    [InlineData(403, "AccessDeniedException")]
    [InlineData(404, "ResourceNotFoundException")]
    public async Task A_refusal_is_not_tried_again(int status, string code)
    {
        CannedHandler handler = new((_, _) => Error(status, code));
        await Assert.ThrowsAsync<ServiceException>(() => ListFarms(handler));
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Retry_After_is_obeyed()
    {
        CannedHandler handler = new((number, _) => number == 1 ? Error(429, "ThrottlingException", "7") : CannedHandler.Json("""{"farms":[]}"""));
        await ListFarms(handler);
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(_clock.Waits));
    }

    [Fact]
    public async Task A_wait_of_more_than_a_minute_is_the_caller_s_to_decide()
    {
        CannedHandler handler = new((_, _) => Error(429, "ThrottlingException", "99999999"));
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(() => ListFarms(handler));
        Assert.Single(handler.Requests);
        Assert.Equal(TimeSpan.FromSeconds(99999999), exception.RetryAfter);
    }

    [Theory]
    [InlineData(500, "InternalServerException")]
    [InlineData(429, "ThrottlingException")]
    public async Task A_call_that_uses_up_a_token_is_never_sent_twice(int status, string code)
    {
        CannedHandler handler = new((_, _) => Error(status, code));
        using Connection connection = TestConnections.To(handler, _clock);
        GetLatestConfigurationRequest request = new() { ConfigurationToken = "fake-token" };
        await Assert.ThrowsAsync<ServiceException>(() => connection.Client(AppConfigService.Description)
            .CallAsync(AppConfigOperations.GetLatestConfiguration, request, CancellationToken.None));
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task While_everything_fails_the_quota_ends_retries()
    {
        CannedHandler handler = new((_, _) => Error(500, "InternalServerErrorException"));
        using Connection connection = TestConnections.To(handler, _clock);
        for (int call = 0; call < 60; call++)
        {
            await Assert.ThrowsAsync<ServiceException>(() => ListFarms(connection));
        }

        // 500 tokens at 5 a retry are 100 retries for 60 calls that would want 120.
        Assert.Equal(160, handler.Requests.Count);
    }

    [Fact]
    public async Task Every_attempt_is_signed_for_the_connection_s_region()
    {
        CannedHandler handler = new((number, _) => number == 1 ? Error(500, "") : CannedHandler.Json("""{"farms":[]}"""));
        await ListFarms(handler);
        Assert.All(handler.Requests, request => Assert.Contains("/eu-central-1/deadline/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal));
    }

    private async Task ListFarms(CannedHandler handler)
    {
        using Connection connection = TestConnections.To(handler, _clock);
        await ListFarms(connection);
    }

    private static Task<ListFarmsResponse> ListFarms(Connection connection) =>
        connection.Client(DeadlineService.Description).CallAsync(DeadlineOperations.ListFarms, new ListFarmsRequest(), CancellationToken.None);

    private static HttpResponseMessage Error(int status, string code, string? retryAfter = null)
    {
        HttpResponseMessage response = CannedHandler.Json("""{"message":"an ordered error"}""", (HttpStatusCode)status);
        foreach ((string name, string? value) in new Dictionary<string, string?> { ["x-amzn-ErrorType"] = code, ["Retry-After"] = retryAfter })
        {
            if (!string.IsNullOrEmpty(value))
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }
}
