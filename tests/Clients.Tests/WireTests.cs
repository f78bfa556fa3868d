using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.ApiGateway;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Common;
using SessionTools.Clients.Deadline;
using SessionTools.Clients.QApps;
using SessionTools.Clients.Qldb;
using SessionTools.Clients.Tests.Credentials;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests;

/// <summary>
/// Where members stand in the HTTP message, and where the message goes. The environment can lead it elsewhere, so these
/// tests take turns with those that change it.
/// </summary>
[Collection(nameof(TestEnvironment))]
public sealed class WireTests
{
    private static readonly string s_digits = new('0', 32);

    [Theory]
    [InlineData("http://gateway.internal:8080/base", "http://management.gateway.internal:8080/base/2023-10-12/farms")]
    [InlineData("http://localhost:8080", "http://localhost:8080/2023-10-12/farms")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/2023-10-12/farms")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/2023-10-12/farms")]
    public async Task A_host_prefix_goes_before_names_and_never_before_addresses(string endpoint, string url)
    {
        CannedHandler.Seen seen = await Send(DeadlineOperations.ListFarms, new ListFarmsRequest(), endpoint);
        Assert.Equal(url, seen.Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("us-west-2", "https://management.deadline.us-west-2.amazonaws.com/2023-10-12/farms")]
    [InlineData("cn-north-1", "https://management.deadline.cn-north-1.amazonaws.com.cn/2023-10-12/farms")]
    [InlineData("us-gov-west-1", "https://management.deadline.us-gov-west-1.amazonaws.com/2023-10-12/farms")]
    public async Task Without_an_endpoint_the_region_s_is_called(string region, string url)
    {
        CannedHandler handler = new((_, _) => CannedHandler.Json("{}"));
        ConnectionSettings settings = TestConnections.Settings(handler) with { Region = region, EndpointUrl = null };
        using Connection connection = new(settings);
        await connection.Client(DeadlineService.Description).CallAsync(DeadlineOperations.ListFarms, new ListFarmsRequest(), CancellationToken.None);
        Assert.Equal(url, Assert.Single(handler.Requests).Uri.AbsoluteUri);
    }

    [Fact]
    public async Task Labels_and_query_are_percent_encoded()
    {
        CannedHandler.Seen label = await Send(
            ApiGatewayOperations.GetIntegrationResponse,
            new GetIntegrationResponseRequest { ApiId = "a/b c", IntegrationId = "é", IntegrationResponseId = "x" });
        Assert.Equal("/v2/apis/a%2Fb%20c/integrations/%C3%A9/integrationresponses/x", label.Uri.AbsolutePath);

        CannedHandler.Seen query = await Send(
            AppConfigOperations.GetLatestConfiguration,
            new GetLatestConfigurationRequest { ConfigurationToken = "a+b/c=&x" });
        Assert.Equal("?configuration_token=a%2Bb%2Fc%3D%26x", query.Uri.Query);
    }

    [Fact]
    public async Task What_is_not_given_is_not_sent()
    {
        CannedHandler.Seen seen = await Send(
            ApiGatewayOperations.UpdateIntegrationResponse,
            new UpdateIntegrationResponseRequest { ApiId = "a", IntegrationId = "i", IntegrationResponseId = "r", TemplateSelectionExpression = "" });
        Assert.Equal("PATCH", seen.Method);
        Assert.Equal("""{"templateSelectionExpression":""}""", seen.Body);
    }

    [Fact]
    public async Task Headers_carry_their_members()
    {
        CannedHandler.Seen seen = await Send(
            QAppsOperations.GetQAppSession,
            new GetQAppSessionRequest { InstanceId = "instance-1", SessionId = "12345678-1234-4123-8123-123456789012" });
        Assert.Equal("instance-1", seen.Headers["instance-id"]);
        Assert.Equal("?sessionId=12345678-1234-4123-8123-123456789012", seen.Uri.Query);
    }

    [Fact]
    public async Task AwsJson_names_its_target_and_sends_empty_structures()
    {
        CannedHandler.Seen seen = await Send(
            QldbSessionService.SendCommand,
            new SendCommandRequest { SessionToken = "token", StartTransaction = new EmptyCommand() });
        Assert.Equal("QLDBSession.SendCommand", seen.Headers["X-Amz-Target"]);
        Assert.Equal("""{"SessionToken":"token","StartTransaction":{}}""", seen.Body);
    }

    [Fact]
    public async Task Page_parameters_stand_in_the_query()
    {
        CannedHandler.Seen seen = await Send(DeadlineOperations.ListJobs, new ListJobsRequest
        {
            FarmId = "farm-" + s_digits,
            QueueId = "queue-" + s_digits,
            MaxResults = 7,
            NextToken = "next",
        });
        Assert.Equal($"/2023-10-12/farms/farm-{s_digits}/queues/queue-{s_digits}/jobs", seen.Uri.AbsolutePath);
        Assert.Equal("?maxResults=7&nextToken=next", seen.Uri.Query);
    }

    private static async Task<CannedHandler.Seen> Send<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation,
        TRequest request,
        string endpoint = "http://localhost")
        where TRequest : class
        where TResponse : class
    {
        CannedHandler handler = new((_, _) => new HttpResponseMessage { Content = new ByteArrayContent("{}"u8.ToArray()) });
        using Connection connection = new(TestConnections.Settings(handler, endpoint: endpoint));
        await connection.Client(operation.Service).CallAsync(operation, request, CancellationToken.None);
        return Assert.Single(handler.Requests);
    }
}
