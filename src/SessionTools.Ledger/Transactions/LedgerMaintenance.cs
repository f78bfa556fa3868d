using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Transactions;

/// <summary>What a ledger does beside its transactions: it finishes large indexes and forgets index entries nobody can need.</summary>
internal sealed class LedgerMaintenance(LedgerDatabase database) : IAsyncDisposable
{
    private const int DocumentsPerStep = 1000;

    /// <summary>Fewer blocks are not worth a purge.</summary>
    private const int BlocksPerPurge = 1000;

    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<(DateTimeOffset Seen, long SequenceNumber)> _tips = new();
    private DateTimeOffset _lastSeen = DateTimeOffset.MinValue;
    private readonly object _lock = new();
    private Task _work = Task.CompletedTask;
    private long _purged;

    /// <summary>Finishes the indexes in construction, one after the other, in the background.</summary>
    public void BuildIndexes() => Add(BuildIndexesAsync);

    /// <summary>Takes note of a state that a transaction sees, and purges entries older than any open transaction.</summary>
    /// <remarks>It goes by the clock: the times of blocks run ahead of it where there are many of them in a millisecond.</remarks>
    public void Observe(JournalTip tip)
    {
        DateTimeOffset now = database.Time.GetUtcNow();
        lock (_lock)
        {
            if (_tips.Count == 0 || now - _lastSeen >= s_margin)
            {
                _tips.Enqueue((now, tip.SequenceNumber));
                _lastSeen = now;
            }

            // Transactions of other processes count too: none is older than the timeout.
            DateTimeOffset oldest = now - database.Settings.TransactionTimeout - s_margin;
            long? past = null;
            while (_tips.Count > 1 && _tips.Peek().Seen <= oldest)
            {
                past = _tips.Dequeue().SequenceNumber;
            }

            if (past is { } snapshot && snapshot - _purged >= BlocksPerPurge)
            {
                _purged = snapshot;
                Add(token => database.Store.PurgeAsync(snapshot, token).AsTask());
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Task work;
        lock (_lock)
        {
            work = _work;
        }

        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private void Add(Func<CancellationToken, Task> step)
    {
        lock (_lock)
        {
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            // Lazily: a step that is cancelled must not end before the one that runs, as the store is closed then.
            CancellationToken token = _stop.Token;
            _work = _work.ContinueWith(_ => step(token), token, TaskContinuationOptions.LazyCancellation, TaskScheduler.Default).Unwrap();
        }
    }

    private async Task BuildIndexesAsync(CancellationToken cancellationToken)
    {
        JournalTip? tip = await database.Store.TipAsync(cancellationToken).ConfigureAwait(false);
        if (tip is null)
        {
            return;
        }

        CatalogSnapshot catalog = await database.Store.CatalogAsync(tip.SequenceNumber, cancellationToken).ConfigureAwait(false);
        foreach (IndexInfo index in catalog.Tables.SelectMany(table => table.Indexes).Where(index => !index.IsOnline))
        {
            while (!await database.Store.BuildIndexAsync(index.Id, DocumentsPerStep, cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
