using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Execution;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Transactions;

/// <summary>
/// A transaction. Its statements see the ledger as it was at the first of them, with their own changes; it commits if nothing
/// that they read has changed since. Not thread-safe.
/// </summary>
public sealed class LedgerTransaction
{
    private readonly LedgerDatabase _database;
    private readonly TransactionDigest _digest;
    private readonly Dictionary<string, StatementCursor> _cursors = new(StringComparer.Ordinal);
    private TransactionState? _state;
    private bool _isSent;

    internal LedgerTransaction(LedgerDatabase database, string id, DateTimeOffset expires)
    {
        _database = database;
        Id = id;
        Expires = expires;
        _digest = new TransactionDigest(id);
    }

    /// <summary>Its id, 22 characters of Base62.</summary>
    public string Id { get; }

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset Expires { get; }

    /// <summary>Whether a statement met a conflict, which ends the transaction.</summary>
    internal bool HasConflict { get; private set; }

    /// <summary>The block whose state it sees; null before its first statement.</summary>
    internal long? Snapshot => _state?.Snapshot;

    /// <summary>Runs a statement. One that fails leaves nothing, not even in the transaction's digest.</summary>
    /// <param name="statement">The text.</param>
    /// <param name="parameters">What its <c>?</c> stand for.</param>
    /// <param name="cancellationToken">Stops it, as a failure does.</param>
    /// <returns>The first part of its result.</returns>
    /// <exception cref="PartiQL.PartiQLException">The statement is wrong, with line and column.</exception>
    /// <exception cref="LedgerException">The ledger refuses it.</exception>
    /// <exception cref="LedgerStoreException">The store fails.</exception>
    public StatementPage Execute(string statement, IReadOnlyList<IonValue> parameters, CancellationToken cancellationToken)
    {
        if (_isSent)
        {
            throw new LedgerException(LedgerErrorKind.BadRequest, "The transaction was sent to be committed; it can only be committed again or aborted");
        }

        DateTimeOffset started = _database.Time.GetUtcNow();
        TransactionState state = _state ??= _database.BeginState(Id, cancellationToken);
        PreparedStatement prepared = PreparedStatement.Prepare(statement, state.Settings.IsExtended);
        if (!prepared.IsQuery && _database.Store.Header.IsImported)
        {
            throw new LedgerException(
                LedgerErrorKind.BadRequest, $"The ledger '{_database.Store.Header.Name}' was imported and can only be read");
        }

        byte[] digest = QldbHash.Statement(prepared.TextHash, parameters.Select(state.HashOfParameter));
        StatementPage page = Guarded(() => Run(state, prepared, parameters, cancellationToken));
        _digest.Fold(digest);
        state.Statements.Add(new ExecutedStatement(statement, started, digest));
        return page;
    }

    /// <summary>The next part of a statement's result.</summary>
    /// <param name="pageToken">The token that came with the part before; each is good once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="LedgerException">The token is none of this transaction's.</exception>
    public StatementPage Fetch(string pageToken, CancellationToken cancellationToken)
    {
        if (!_cursors.Remove(pageToken, out StatementCursor? cursor))
        {
            throw new LedgerException(LedgerErrorKind.BadRequest, "The NextPageToken is not valid.");
        }

        return Guarded(() => NextPage(cursor, cancellationToken));
    }

    /// <summary>What the transaction read, or wants to read, has changed.</summary>
    internal static LedgerException Conflict() => new(LedgerErrorKind.OccConflict, "Optimistic concurrency control conflict");

    internal async ValueTask<CommittedTransaction> CommitAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken)
    {
        if (!_digest.Value.Span.SequenceEqual(digest.Span))
        {
            throw new LedgerException(LedgerErrorKind.BadRequest, "Digests don't match");
        }

        Close();
        if (_state is not { HasWrites: true } state)
        {
            return new CommittedTransaction(_digest.Value, Address: null, WriteIOs: 0);
        }

        CommitRequest request = CommitRequestBuilder.Build(state);
        long block = await CommittedBlockAsync(cancellationToken).ConfigureAwait(false)
            ?? (await _database.CommitAsync(request, cancellationToken).ConfigureAwait(false)).SequenceNumber;
        return new CommittedTransaction(_digest.Value, new BlockAddress(_database.Store.Header.StrandId, block), WriteIOs(request));
    }

    /// <summary>The block that an earlier attempt to commit became although it failed: its own writes are no conflict.</summary>
    private async ValueTask<long?> CommittedBlockAsync(CancellationToken cancellationToken)
    {
        if (_isSent)
        {
            return (await _database.Store.BlockByTransactionAsync(Id, cancellationToken).ConfigureAwait(false))?.SequenceNumber;
        }

        _isSent = true;
        return null;
    }

    /// <summary>Releases what unread results hold.</summary>
    internal void Close()
    {
        foreach (StatementCursor cursor in _cursors.Values)
        {
            cursor.Dispose();
        }

        _cursors.Clear();
    }

    private static long WriteIOs(CommitRequest request) =>
        request.Revisions.Sum(revision => 1 + revision.IndexEntries.Count(entry => entry.NewKey is not null));

    private StatementPage Guarded(Func<StatementPage> run)
    {
        try
        {
            return run();
        }
        catch (LedgerException exception) when (exception.Kind == LedgerErrorKind.OccConflict)
        {
            HasConflict = true;
            Close();
            throw;
        }
    }

    private StatementPage Run(
        TransactionState state, PreparedStatement prepared, IReadOnlyList<IonValue> parameters, CancellationToken cancellationToken)
    {
        int number = state.Statements.Count;
        (Catalog.CatalogSnapshot, ImmutableArray<Catalog.CatalogChange>) catalog = state.Catalog.State;
        (RedactionWrite? redaction, long bytes) = (state.Redaction, state.WrittenBytes);
        try
        {
            StatementScope scope = new(state, number) { Cancellation = cancellationToken };
            return NextPage(new StatementCursor(prepared.Run(scope, parameters), scope), cancellationToken);
        }
        catch
        {
            state.Writes.Forget(number);
            state.Catalog.State = catalog;
            (state.Redaction, state.WrittenBytes) = (redaction, bytes);
            throw;
        }
    }

    private StatementPage NextPage(StatementCursor cursor, CancellationToken cancellationToken)
    {
        StatementPage page;
        try
        {
            page = cursor.Next(cancellationToken);
        }
        catch
        {
            cursor.Dispose();
            throw;
        }

        if (page.NextPageToken is { } token)
        {
            _cursors.Add(token, cursor);
        }
        else
        {
            cursor.Dispose();
        }

        return page;
    }
}
