using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Goes through all blocks up to a tip in order and compares the store with what they say.</summary>
internal sealed class JournalReplay : IAsyncDisposable
{
    private readonly ILedgerStore _store;
    private readonly JournalTip _tip;
    private readonly bool _isPartial;
    private readonly ChainCheck _chain;
    private readonly NodeReplay _nodes;
    private readonly WriteSetReplay _writeSets;
    private readonly IndexReplay _indexes;
    private readonly RedactionReplay _redactions;
    private readonly RevisionReplay _revisions;
    private readonly CatalogReplay _catalog = new();
    private readonly Dictionary<string, long> _indexBlocks = new(StringComparer.Ordinal);
    private long _catalogBlock;

    public JournalReplay(ILedgerStore store, IIndexKeys keys, JournalTip tip, bool isPartial, CancellationToken cancellationToken)
    {
        _store = store;
        _tip = tip;
        _isPartial = isPartial;
        _chain = new ChainCheck(store.Header.StrandId, store.Header.IsImported);
        _nodes = new NodeReplay(store);
        _writeSets = new WriteSetReplay(store, keys);
        _indexes = new IndexReplay(store, keys, _indexBlocks, tip.SequenceNumber);
        _redactions = new RedactionReplay(store);
        _revisions = new RevisionReplay(store, _catalog, _redactions, tip.SequenceNumber, isPartial, cancellationToken);
    }

    /// <summary>How many blocks were found good.</summary>
    public long Blocks { get; private set; }

    /// <summary>The digest over the blocks so far.</summary>
    public ReadOnlyMemory<byte> Digest => _nodes.Digest;

    public ValueTask DisposeAsync() => _revisions.DisposeAsync();

    /// <summary>Fills in what has been counted so far.</summary>
    public VerificationReport Count(VerificationReport report)
    {
        return report with
        {
            Blocks = Blocks,
            Revisions = _revisions.Count,
            RedactedRevisions = _redactions.Count,
            Documents = _revisions.Documents,
            Tables = _catalog.Count,
            IndexEntries = _indexes.Count,
        };
    }

    public async ValueTask ApplyAsync(CheckedBlock next, CancellationToken cancellationToken)
    {
        JournalBlock block = next.Good;
        Require(block, _chain.Apply(block));
        Require(block, ChainCheck.ColumnsProblem(next.Stored, block));
        Dictionary<string, ImmutableArray<IndexInfo>> before = IndexesBefore(block);
        ImmutableArray<CatalogChange> changes = ApplyCatalog(block);
        if (!changes.IsEmpty)
        {
            CatalogSnapshot stored = await _store.CatalogAsync(next.Number, cancellationToken).ConfigureAwait(false);
            Require(block, _catalog.FindDifference(stored));
            _catalogBlock = next.Number;
            NoteIndexes(changes, next.Number);
        }

        await _revisions.ApplyAsync(block).ConfigureAwait(false);
        Require(block, _redactions.Apply(block, _revisions.VersionOf));
        await _writeSets.CheckAsync(
            next.Stored, block, changes, id => (before.GetValueOrDefault(id, []), _catalog.Find(id)?.Indexes ?? []), cancellationToken)
            .ConfigureAwait(false);
        if (!_isPartial)
        {
            _nodes.Apply(block.BlockHash);
        }

        Blocks++;
    }

    /// <summary>Compares the Merkle nodes of the blocks applied since the last time.</summary>
    public ValueTask CheckNodesAsync(CancellationToken cancellationToken) => _nodes.CheckAsync(cancellationToken);

    /// <summary>Checks that the store has nothing beyond what the blocks say, and its indexes.</summary>
    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        JournalBlock? last = _chain.Last;
        bool isTip = last is not null && last.Address.SequenceNumber == _tip.SequenceNumber && last.Time == _tip.Time
            && last.BlockHash.Span.SequenceEqual(_tip.BlockHash.Span);
        VerificationFailure.ThrowIf(!isTip, last?.Address.SequenceNumber + 1, "the journal does not end with the block that the store calls its last");
        VerificationFailure.ThrowIf(
            !_isPartial && _tip.CatalogSequenceNumber != _catalogBlock,
            _tip.SequenceNumber,
            "the store says that block " + _tip.CatalogSequenceNumber + " changed the catalog last, but it was " + _catalogBlock);
        await _revisions.FinishAsync().ConfigureAwait(false);
        await _redactions.FinishAsync(_tip.SequenceNumber, cancellationToken).ConfigureAwait(false);
        await _nodes.FinishAsync(cancellationToken).ConfigureAwait(false);
        CatalogSnapshot catalog = await _store.CatalogAsync(_tip.SequenceNumber, cancellationToken).ConfigureAwait(false);
        VerificationFailure.ThrowIf(
            _catalog.FindDifference(catalog) is not null, null, _catalog.FindDifference(catalog) ?? "");
        await _indexes.CheckAsync(catalog, cancellationToken).ConfigureAwait(false);
        string? damage = await _store.FindDamageAsync(cancellationToken).ConfigureAwait(false);
        VerificationFailure.ThrowIf(damage is not null, null, "The store is damaged: " + damage);
    }

    private static void Require(JournalBlock block, string? problem)
    {
        VerificationFailure.ThrowIf(problem is not null, block.Address.SequenceNumber, problem ?? "");
    }

    private Dictionary<string, ImmutableArray<IndexInfo>> IndexesBefore(JournalBlock block)
    {
        return block.Documents
            .Select(document => document.TableId)
            .Distinct()
            .ToDictionary(id => id, id => _catalog.Find(id)?.Indexes ?? [], StringComparer.Ordinal);
    }

    private void NoteIndexes(ImmutableArray<CatalogChange> changes, long block)
    {
        foreach (CatalogChange change in changes.Where(change => change.Kind == CatalogChangeKind.CreateIndex))
        {
            _indexBlocks[change.IndexId!] = block;
        }
    }

    private ImmutableArray<CatalogChange> ApplyCatalog(JournalBlock block)
    {
        if (_store.Header.IsImported)
        {
            return ImportedCatalog.Apply(block, _catalog);
        }

        foreach (CatalogChange change in block.CatalogChanges)
        {
            Require(block, _catalog.Apply(change));
        }

        return block.CatalogChanges;
    }
}
