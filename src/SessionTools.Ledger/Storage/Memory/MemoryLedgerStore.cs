using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage.Commits;

namespace SessionTools.Ledger.Storage.Memory;

/// <summary>A ledger that lives as long as the process: for tests and trials.</summary>
public sealed partial class MemoryLedgerStore : ILedgerStore
{
    private readonly object _gate = new();
    private readonly StoreServices _services;
    private readonly IBlockSealer _sealer;
    private readonly CommitQueue _commits;
    private readonly List<StoredBlock> _blocks = [];
    private readonly Dictionary<string, int> _blocksByTransaction = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(int Level, long Index), ReadOnlyMemory<byte>> _nodes = [];
    private readonly MemoryRevisions _revisions = new();
    private readonly List<(long SequenceNumber, CatalogChange Change)> _catalogChanges = [];
    private readonly Dictionary<string, MemoryIndex> _indexes = new(StringComparer.Ordinal);
    private JournalTip? _tip;
    private IReadOnlyList<ReadOnlyMemory<byte>> _peaks = [];
    private LedgerSettings _settings;

    /// <param name="header">What the ledger is.</param>
    /// <param name="settings">Its first settings.</param>
    /// <param name="services">What the store needs from above.</param>
    public MemoryLedgerStore(LedgerHeader header, LedgerSettings settings, StoreServices services)
    {
        Header = header;
        _settings = settings;
        _services = services;
        _sealer = services.Sealer(header);
        _commits = new CommitQueue(this);
    }

    /// <inheritdoc/>
    public LedgerHeader Header { get; }

    /// <inheritdoc/>
    public ValueTask<JournalTip?> TipAsync(CancellationToken cancellationToken) => Read(() => _tip, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CatalogSnapshot> CatalogAsync(long snapshot, CancellationToken cancellationToken)
    {
        return Read(() => CatalogFold.Of(ChangesUpTo(snapshot), id => _indexes[id].OnlineSince <= snapshot), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<CommitVerdict> CommitAsync(CommitRequest request, CancellationToken cancellationToken)
    {
        return new ValueTask<CommitVerdict>(_commits.CommitAsync(request, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<LedgerSettings> SettingsAsync(CancellationToken cancellationToken) => Read(() => _settings, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask SaveSettingsAsync(LedgerSettings settings, CancellationToken cancellationToken)
    {
        await Read(() => _settings = settings, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The number of the first block, which is not 0 where an import began later.</summary>
    private long FirstBlock => _blocks.Count == 0 ? 0 : _blocks[0].SequenceNumber;

    private IEnumerable<CatalogChange> ChangesUpTo(long snapshot)
    {
        return _catalogChanges.TakeWhile(entry => entry.SequenceNumber <= snapshot).Select(entry => entry.Change);
    }

    private ValueTask<T> Read<T>(Func<T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(read());
        }
    }
}
