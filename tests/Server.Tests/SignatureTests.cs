using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.ApiGateway;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.Common;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Deadline;
using SessionTools.Local.Common;
using SessionTools.Local.Http;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Server.Tests;

public sealed class SignatureTests(SigningServer server) : IClassFixture<SigningServer>
{
    /// <summary>The request of the Signature Version 4 test suite's case "get-vanilla-query-order-key-case", and its signature.</summary>
    private static readonly Dictionary<string, string> s_published = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Host"] = "example.amazonaws.com",
        ["X-Amz-Date"] = "20150830T123600Z",
        ["Authorization"] = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, "
            + "Signature=b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    };

    [Fact]
    public void A_published_signature_is_right() => Published(s_published);

    [Theory]
    [InlineData("X-Amz-Date", "20150830T123601Z", "InvalidSignatureException")]
    [InlineData("Host", "other.amazonaws.com", "InvalidSignatureException")]
    [InlineData("X-Amz-Security-Token", "added", "InvalidSignatureException")]
    [InlineData("X-Amz-Content-SHA256", "00", "InvalidSignatureException")]
    [InlineData("Authorization", "Bearer token", "IncompleteSignatureException")]
    [InlineData("Authorization", "", "MissingAuthenticationTokenException")]
    [InlineData("X-Amz-Date", "yesterday", "IncompleteSignatureException")]
    public void A_request_that_was_changed_is_refused(string header, string value, string code)
    {
        Dictionary<string, string> headers = new(s_published, StringComparer.OrdinalIgnoreCase) { [header] = value };
        Assert.Equal(code, Assert.Throws<LocalServiceException>(() => Published(headers)).Code);
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(6)]
    public void A_signature_of_another_time_is_refused(int minutes)
    {
        LocalServiceException refusal = Assert.Throws<LocalServiceException>(() => Published(s_published, TimeSpan.FromMinutes(minutes)));
        Assert.Contains("20150830T123600Z", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_our_own_client_signs_is_right()
    {
        using Connection connection = Connect(RunningServer.AccessKey, RunningServer.SecretKey);
        ListSessionActionsRequest strange = new() { FarmId = "farm-" + new string('0', 32), QueueId = "queue-" + new string('0', 32), JobId = "job-" + new string('0', 32), NextToken = "a b+c/d=é~*'()%2F&" };
        ServiceException notFound = await Assert.ThrowsAsync<ServiceException>(
            () => connection.Client(DeadlineService.Description).CallAsync(DeadlineOperations.ListSessionActions, strange, CancellationToken.None));
        Assert.Equal("ResourceNotFoundException", notFound.ErrorCode);

        StartConfigurationSessionRequest start = new() { ApplicationIdentifier = "sämple", EnvironmentIdentifier = "prod", ConfigurationProfileIdentifier = "motd" };
        ServiceException noApplication = await Assert.ThrowsAsync<ServiceException>(
            () => connection.Client(AppConfigService.Description).CallAsync(AppConfigOperations.StartConfigurationSession, start, CancellationToken.None));
        Assert.Equal("ResourceNotFoundException", noApplication.ErrorCode);

        GetIntegrationResponsesRequest labels = new() { ApiId = "a/b c+é", IntegrationId = "~*'()" };
        ServiceException noApi = await Assert.ThrowsAsync<ServiceException>(
            () => connection.Client(ApiGatewayService.Description).CallAsync(ApiGatewayOperations.GetIntegrationResponses, labels, CancellationToken.None));
        Assert.Equal("NotFoundException", noApi.ErrorCode);
    }

    [Theory]
    [InlineData(RunningServer.AccessKey, "another secret", "InvalidSignatureException")]
    [InlineData("AKIAFAKEOTHERKEY0000", RunningServer.SecretKey, "UnrecognizedClientException")]
    public async Task Other_keys_are_refused(string accessKey, string secretKey, string code)
    {
        using Connection connection = Connect(accessKey, secretKey);
        ServiceException refusal = await Assert.ThrowsAsync<ServiceException>(
            () => connection.Client(DeadlineService.Description).CallAsync(DeadlineOperations.ListFarms, new ListFarmsRequest(), CancellationToken.None));
        Assert.Equal((code, 403), (refusal.ErrorCode, refusal.StatusCode));
    }

    [Fact]
    public async Task What_is_not_signed_is_refused()
    {
        HttpResponseMessage response = await server.Http.GetAsync(server.Url + "/2023-10-12/farms");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("MissingAuthenticationTokenException", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static void Published(IReadOnlyDictionary<string, string> headers, TimeSpan late = default)
    {
        FixedTime time = new(new DateTimeOffset(2015, 8, 30, 12, 36, 0, TimeSpan.Zero) + late);
        SignatureVerifier verifier = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", time);
        Dictionary<string, string> query = new() { ["Param2"] = "value2", ["Param1"] = "value1" };
        verifier.Check(new LocalRequest { Method = "GET", Path = "/", Query = query, Headers = headers });
    }

    private Connection Connect(string accessKey, string secretKey) => new(new ConnectionSettings
    {
        Region = "eu-central-1",
        Credentials = new StaticSource(accessKey, secretKey, null),
        EndpointUrl = new Uri(server.Url),
    });

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
