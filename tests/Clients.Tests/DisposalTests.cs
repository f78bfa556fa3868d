using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.ApiGateway;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Clients.QApps;
using SessionTools.Clients.Qldb;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests;

/// <summary>A connection that is closed while others use it.</summary>
public sealed class DisposalTests
{
    private static readonly ServiceDescription[] s_services =
    [
        ApiGatewayService.Description, AppConfigService.Description, DeadlineService.Description, QAppsService.Description, QldbSessionService.Description,
    ];

    [Fact]
    public async Task Clients_that_are_asked_for_meanwhile_are_refused_or_closed_with_it()
    {
        for (int round = 0; round < 50; round++)
        {
            Connection connection = TestConnections.To(new CannedHandler((_, _) => CannedHandler.Json("""{"farms":[]}""")), new TestClock());
            ConcurrentBag<Exception?> failures = [];
            using Barrier start = new(s_services.Length + 1);
            Task[] users = s_services.Select(service => Task.Run(() =>
            {
                start.SignalAndWait();
                failures.Add(Record.Exception(() => connection.Client(service)));
            })).ToArray();
            start.SignalAndWait();
            connection.Dispose();
            await Task.WhenAll(users);
            Assert.All(failures.OfType<Exception>(), failure => Assert.Equal(ConnectionProblem.Disposed, Assert.IsType<ConnectionException>(failure).Problem));
            Assert.All(s_services, service => Assert.Throws<ConnectionException>(() => connection.Client(service)));
        }
    }

    [Fact]
    public async Task A_call_under_way_ends_with_the_connection()
    {
        using RawServer silent = new(_ => RawServer.Silence());
        Connection connection = new(TestConnections.Settings(endpoint: silent.Url));
        Task<ListFarmsResponse> call = connection.Client(DeadlineService.Description).CallAsync(DeadlineOperations.ListFarms, new ListFarmsRequest(), CancellationToken.None);
        SpinWait.SpinUntil(() => silent.Requests == 1);
        connection.Dispose();
        Assert.Equal(ConnectionProblem.Disposed, (await Assert.ThrowsAsync<ConnectionException>(() => call)).Problem);
    }

    [Fact]
    public async Task A_client_of_a_closed_connection_says_so()
    {
        Connection connection = TestConnections.To(new CannedHandler((_, _) => new HttpResponseMessage()), new TestClock());
        ServiceClient client = connection.Client(DeadlineService.Description);
        connection.Dispose();
        connection.Dispose();
        ConnectionException problem = await Assert.ThrowsAsync<ConnectionException>(
            () => client.CallAsync(DeadlineOperations.ListFarms, new ListFarmsRequest(), CancellationToken.None));
        Assert.Equal(ConnectionProblem.Disposed, problem.Problem);
    }
}
