using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Transactions;

/// <summary>An open ledger: sessions with transactions over a store. It may be called from many threads at once.</summary>
public sealed class LedgerDatabase : IAsyncDisposable
{
    /// <summary>QLDB ends a session after 13 to 17 minutes, whatever it does.</summary>
    private static readonly TimeSpan s_sessionLifetime = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, LedgerSession> _sessions = new(StringComparer.Ordinal);
    private readonly LedgerMaintenance _maintenance;
    private volatile bool _isClosed;

    private LedgerDatabase(ILedgerStore store, TimeProvider time, LedgerSettings settings)
    {
        Store = store;
        Time = time;
        Settings = settings;
        _maintenance = new LedgerMaintenance(this);
    }

    /// <summary>What keeps the ledger: the way to its journal.</summary>
    public ILedgerStore Store { get; }

    /// <summary>Its settings.</summary>
    public LedgerSettings Settings { get; private set; }

    internal TimeProvider Time { get; }

    /// <summary>Whether it was disposed, and its sessions with it.</summary>
    internal bool IsClosed => _isClosed;

    /// <summary>What a store needs to keep a ledger that is to be opened here.</summary>
    public static StoreServices StoreServices(TimeProvider time) =>
        new(new IndexKeys(), header => new BlockSealer(header.StrandId, time));

    /// <summary>Opens a ledger; a new one gets its first block.</summary>
    /// <param name="store">Its store, which the ledger disposes.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="LedgerStoreException">The store fails.</exception>
    public static async ValueTask<LedgerDatabase> OpenAsync(ILedgerStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        LedgerSettings settings = await store.SettingsAsync(cancellationToken).ConfigureAwait(false);
        LedgerDatabase database = new(store, time, settings);
        if (!store.Header.IsImported && await store.TipAsync(cancellationToken).ConfigureAwait(false) is null)
        {
            await database.WriteFirstBlockAsync(cancellationToken).ConfigureAwait(false);
        }

        database._maintenance.BuildIndexes();
        return database;
    }

    /// <summary>Opens a session.</summary>
    /// <exception cref="LedgerException">There are too many.</exception>
    public LedgerSession StartSession()
    {
        if (_isClosed)
        {
            throw new LedgerException(LedgerErrorKind.InvalidSession, $"The ledger '{Store.Header.Name}' is closed");
        }

        if (_sessions.Count >= LedgerQuotas.Sessions)
        {
            ForgetExpired();
        }

        if (_sessions.Count >= LedgerQuotas.Sessions)
        {
            throw new LedgerException(LedgerErrorKind.LimitExceeded, $"A ledger has at most {LedgerQuotas.Sessions} active sessions");
        }

        DateTimeOffset now = Time.GetUtcNow();
        LedgerSession session = new(this, UniqueId.New(now), now + s_sessionLifetime);
        _sessions[session.Id] = session;
        return session;
    }

    /// <summary>Verifies the whole ledger, and against a digest that was kept elsewhere if one is given.</summary>
    public ValueTask<VerificationReport> VerifyAsync(LedgerDigest? saved, IProgress<long>? progress, CancellationToken cancellationToken) =>
        new JournalVerifier(Store, new IndexKeys()).VerifyAsync(saved, progress, cancellationToken);

    /// <summary>Keeps new settings, which hold for transactions that begin later.</summary>
    public async ValueTask ChangeSettingsAsync(LedgerSettings settings, CancellationToken cancellationToken)
    {
        await Store.SaveSettingsAsync(settings, cancellationToken).ConfigureAwait(false);
        Settings = settings;
    }

    /// <summary>Reads the settings again: other processes change them too.</summary>
    public async ValueTask<LedgerSettings> ReadSettingsAsync(CancellationToken cancellationToken)
    {
        Settings = await Store.SettingsAsync(cancellationToken).ConfigureAwait(false);
        return Settings;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        await _maintenance.DisposeAsync().ConfigureAwait(false);
        await Store.DisposeAsync().ConfigureAwait(false);
    }

    internal void Forget(LedgerSession session) => _sessions.TryRemove(session.Id, out _);

    /// <summary>What a transaction's first statement begins with: the ledger as it is now.</summary>
    internal TransactionState BeginState(string transactionId, CancellationToken cancellationToken)
    {
        JournalTip tip = Store.TipAsync(cancellationToken).Wait()
            ?? throw new LedgerStoreException($"The ledger '{Store.Header.Name}' has no block");
        _maintenance.Observe(tip);
        LedgerSnapshot snapshot = new(tip.SequenceNumber, Store.CatalogAsync(tip.SequenceNumber, cancellationToken).Wait());
        return new TransactionState(transactionId, Store, Settings, Time, snapshot);
    }

    internal async ValueTask<JournalTip> CommitAsync(CommitRequest request, CancellationToken cancellationToken)
    {
        CommitVerdict verdict = await Store.CommitAsync(request, cancellationToken).ConfigureAwait(false);
        JournalTip tip = verdict.Tip ?? throw LedgerTransaction.Conflict();
        if (!request.CatalogChanges.IsEmpty)
        {
            _maintenance.BuildIndexes();
        }

        return tip;
    }

    private async ValueTask WriteFirstBlockAsync(CancellationToken cancellationToken)
    {
        CommitRequest first = new()
        {
            TransactionId = UniqueId.New(Time.GetUtcNow()),
            Snapshot = -1,
            Reads = AccessSet.Of([AccessNames.Catalog]),
            Writes = AccessSet.Of([AccessNames.Catalog]),
            Statements = [],
        };

        // A conflict means that another process was first.
        await Store.CommitAsync(first, cancellationToken).ConfigureAwait(false);
    }

    private void ForgetExpired()
    {
        foreach (LedgerSession session in _sessions.Values)
        {
            if (session.HasExpired)
            {
                session.End();
            }
        }
    }
}
