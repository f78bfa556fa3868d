using System;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Common;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Qldb;
using SessionTools.Ion;
using SessionTools.Ledger.Transactions;
using SessionTools.Local.Common;
using SessionTools.Local.Http;

namespace SessionTools.Ledger.Bench;

/// <summary>A ledger of the embedded endpoint, used by the client: three signed HTTP requests a transaction, but no socket.</summary>
internal sealed class ClientLedger : IAsyncDisposable
{
    private const string Name = "bench";

    private readonly LocalEndpoint _endpoint;
    private readonly Connection _connection;
    private readonly QldbSessionPool _pool;

    private ClientLedger(LocalEndpoint endpoint, int mostTransactions)
    {
        _endpoint = endpoint;
        _connection = new Connection(new ConnectionSettings
        {
            Region = "us-east-1",
            Credentials = new StaticSource("EXAMPLEKEY", "not-a-secret", null),
            EndpointUrl = new Uri("http://localhost"),
            InProcess = new LocalHttpHandler(endpoint),
            Time = TimeProvider.System,
        });
        _pool = new QldbSessionPool(_connection, Name, mostTransactions, TimeSpan.FromMinutes(1));
    }

    public static async Task<ClientLedger> CreateAsync(string folder, int mostTransactions)
    {
        LocalEndpoint endpoint = new(folder, TimeProvider.System);
        await endpoint.CreateLedgerAsync(Name, new LedgerSettings { HasQuotas = false }, CancellationToken.None);
        return new ClientLedger(endpoint, mostTransactions);
    }

    /// <summary>One statement in a transaction of its own.</summary>
    public async Task RunAsync(string statement, params IonValue[] parameters)
    {
        using QldbExecution execution = new(_pool, QldbRetryPolicy.Default);
        await execution.RunAsync(
            async (transaction, stop) => await (await transaction.ExecuteAsync(statement, parameters, stop)).ReadAllAsync(),
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _pool.CloseAsync();
        _connection.Dispose();
        await _endpoint.DisposeAsync();
    }
}
