using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb;

/// <summary>How far a transaction has come.</summary>
internal enum TransactionState
{
    Open,
    Committed,

    /// <summary>Nothing of it was committed: it was asked for, or the service refused it for a conflict.</summary>
    Aborted,

    /// <summary>The service has closed it, or may have.</summary>
    Lost,
}

/// <summary>
/// A transaction: statements, and the digest of them that client and service compare at the commit. A statement that was
/// refused counts in neither.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore and a source without timer, whose wait handles nobody asks for, hold nothing.")]
internal sealed class QldbTransaction
{
    private const int MostBinaryBytes = 131072;

    private readonly QldbSession _session;
    private readonly TransactionDigest _digest;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _aborted = new();

    public QldbTransaction(QldbSession session, string id, DateTimeOffset startedAt, QldbUsage usage)
    {
        _session = session;
        _digest = new TransactionDigest(id);
        Id = id;
        StartedAt = startedAt;
        Usage = usage;
    }

    public string Id { get; }

    public string LedgerName => _session.LedgerName;

    public DateTimeOffset StartedAt { get; }

    public TransactionState State { get; private set; }

    public QldbUsage Usage { get; }

    /// <summary>Executes a statement and reads its first page.</summary>
    /// <exception cref="QldbException">The service refused the statement.</exception>
    public async Task<StatementResult> ExecuteAsync(string statement, IReadOnlyList<IonValue> parameters, CancellationToken stop)
    {
        byte[] hash = QldbHash.Statement(statement, parameters);
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            RequireOpen();
            ExecuteStatementRequest execute = new()
            {
                TransactionId = Id,
                Statement = statement,
                Parameters = parameters.Count == 0 ? null : parameters.Select(ToHolder).ToArray(),
            };
            SendCommandResult result = await SendAsync(new SendCommandRequest { ExecuteStatement = execute }, stop).ConfigureAwait(false);
            _digest.Fold(hash);
            ExecuteStatementResult executed = result.ExecuteStatement!;
            Usage.Add(executed.ConsumedIOs, executed.TimingInformation);
            return new StatementResult(this, executed.FirstPage!, stop);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<ValuePage> FetchPageAsync(string token, CancellationToken stop)
    {
        FetchPageRequest fetch = new() { TransactionId = Id, NextPageToken = token };
        using CancellationTokenSource reading = CancellationTokenSource.CreateLinkedTokenSource(stop, _aborted.Token);
        SendCommandResult result = await SendAsync(new SendCommandRequest { FetchPage = fetch }, reading.Token).ConfigureAwait(false);
        FetchPageResult fetched = result.FetchPage!;
        Usage.Add(fetched.ConsumedIOs, fetched.TimingInformation);
        return fetched.Page!;
    }

    /// <exception cref="CommitOutcomeUnknownException">Whether the commit took place is not known.</exception>
    /// <exception cref="QldbException">The service refused: nothing was committed.</exception>
    public async Task CommitAsync(CancellationToken stop)
    {
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            RequireOpen();
            State = TransactionState.Lost;
            CommitTransactionResult committed = await SendCommitAsync(stop).ConfigureAwait(false);
            Usage.Add(committed.ConsumedIOs, committed.TimingInformation);
            if (!_digest.Value.Span.SequenceEqual(committed.CommitDigest))
            {
                throw new CommitOutcomeUnknownException(LedgerName, Id, "the service confirmed another digest than the one that was sent.");
            }

            State = TransactionState.Committed;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Asks the service to forget the transaction. A page that is still on its way is not waited for, and none is asked for afterwards.</summary>
    public async Task AbortAsync(CancellationToken stop)
    {
        await _aborted.CancelAsync().ConfigureAwait(false);
        State = State == TransactionState.Open ? TransactionState.Aborted : State;
        await _session.AbortTransactionAsync(Id, stop).ConfigureAwait(false);
    }

    private async Task<SendCommandResult> SendAsync(SendCommandRequest command, CancellationToken stop)
    {
        try
        {
            return await _session.SendAsync(command, Id, stop).ConfigureAwait(false);
        }
        catch (QldbException exception) when (exception.IsSessionGone || exception.Kind == ErrorKind.OccConflict)
        {
            State = exception.Kind == ErrorKind.OccConflict ? TransactionState.Aborted : TransactionState.Lost;
            throw;
        }
    }

    private async Task<CommitTransactionResult> SendCommitAsync(CancellationToken stop)
    {
        CommitTransactionRequest commit = new() { TransactionId = Id, CommitDigest = _digest.Value.ToArray() };
        try
        {
            SendCommandResult result = await SendAsync(new SendCommandRequest { CommitTransaction = commit }, stop).ConfigureAwait(false);
            return result.CommitTransaction ?? throw new CommitOutcomeUnknownException(LedgerName, Id, "the answer says nothing of it.");
        }
        catch (TransportException exception) when (exception.OutcomeUnknown)
        {
            throw new CommitOutcomeUnknownException(LedgerName, Id, "the answer was lost.", exception);
        }
        catch (QldbException exception) when (exception.StatusCode >= 500 && exception.Kind != ErrorKind.CapacityExceeded)
        {
            throw new CommitOutcomeUnknownException(LedgerName, Id, $"the service answered HTTP {exception.StatusCode}.", exception);
        }
    }

    private void RequireOpen()
    {
        if (State != TransactionState.Open)
        {
            string what = State == TransactionState.Lost ? "has been closed by the service" : $"is {State.ToString().ToLowerInvariant()}";
            throw new QldbStateException(QldbStateProblem.TransactionEnded, $"Transaction {Id} {what}: nothing more is written in it. End it by Undo-QLDBTransaction, or start another one.");
        }
    }

    /// <summary>Binary where it fits, since it is the smaller one; text may be longer.</summary>
    private static ValueHolder ToHolder(IonValue value)
    {
        byte[] binary = value.ToBinary();
        return binary.Length <= MostBinaryBytes ? new ValueHolder { IonBinary = binary } : new ValueHolder { IonText = value.ToText() };
    }
}
