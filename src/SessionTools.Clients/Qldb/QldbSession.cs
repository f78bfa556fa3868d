using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Qldb;

/// <summary>
/// A session of QLDB: one open transaction at a time, one command at a time, whoever sends them. It keeps its token to itself.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing.")]
internal sealed class QldbSession
{
    private readonly Connection _connection;
    private readonly string _token;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private QldbSession(Connection connection, string ledgerName, string token)
    {
        _connection = connection;
        _token = token;
        LedgerName = ledgerName;
        StartedAt = connection.Time.GetUtcNow();
        LastUsedAt = StartedAt;
    }

    public string LedgerName { get; }

    public DateTimeOffset StartedAt { get; }

    public DateTimeOffset LastUsedAt { get; private set; }

    /// <exception cref="QldbException">The service refused, as it does for a ledger that does not exist.</exception>
    public static async Task<QldbSession> StartAsync(Connection connection, string ledgerName, CancellationToken stop)
    {
        SendCommandRequest request = new() { StartSession = new StartSessionRequest { LedgerName = ledgerName } };
        SendCommandResult result = await SendAsync(connection, request, ledgerName, null, stop).ConfigureAwait(false);
        return new QldbSession(connection, ledgerName, result.StartSession!.SessionToken!);
    }

    public async Task<QldbTransaction> StartTransactionAsync(QldbUsage usage, CancellationToken stop)
    {
        SendCommandResult result = await SendAsync(new SendCommandRequest { StartTransaction = new EmptyCommand() }, null, stop).ConfigureAwait(false);
        StartTransactionResult started = result.StartTransaction!;
        usage.Add(null, started.TimingInformation);
        return new QldbTransaction(this, started.TransactionId!, _connection.Time.GetUtcNow(), usage);
    }

    public Task AbortTransactionAsync(string? transactionId, CancellationToken stop) =>
        SendAsync(new SendCommandRequest { AbortTransaction = new EmptyCommand() }, transactionId, stop);

    public Task EndAsync(CancellationToken stop) => SendAsync(new SendCommandRequest { EndSession = new EmptyCommand() }, null, stop);

    /// <summary>Sends one command when those before it have been answered.</summary>
    public async Task<SendCommandResult> SendAsync(SendCommandRequest command, string? transactionId, CancellationToken stop)
    {
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await SendAsync(_connection, command with { SessionToken = _token }, LedgerName, transactionId, stop).ConfigureAwait(false);
        }
        finally
        {
            LastUsedAt = _connection.Time.GetUtcNow();
            _turn.Release();
        }
    }

    private static async Task<SendCommandResult> SendAsync(
        Connection connection,
        SendCommandRequest request,
        string ledgerName,
        string? transactionId,
        CancellationToken stop)
    {
        try
        {
            ServiceClient client = connection.Client(QldbSessionService.Description);
            return await client.CallAsync(QldbSessionService.SendCommand, request, stop).ConfigureAwait(false);
        }
        catch (ServiceException exception)
        {
            throw new QldbException(exception, ledgerName, transactionId);
        }
    }
}
