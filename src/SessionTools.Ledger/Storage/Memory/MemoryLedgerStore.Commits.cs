using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage.Commits;

namespace SessionTools.Ledger.Storage.Memory;

public sealed partial class MemoryLedgerStore : ICommitter
{
    bool ICommitter.TryEnter() => Monitor.TryEnter(_gate);

    void ICommitter.Enter() => Monitor.Enter(_gate);

    void ICommitter.Exit() => Monitor.Exit(_gate);

    void ICommitter.Commit(IReadOnlyList<PendingCommit> batch)
    {
        foreach (PendingCommit pending in batch)
        {
            try
            {
                pending.Complete(HasConflict(pending.Request) ? CommitVerdict.Conflict : new CommitVerdict(Append(pending.Request)));
            }
            catch (ArgumentException error)
            {
                pending.Fail(error);
            }
        }
    }

    private bool HasConflict(CommitRequest request)
    {
        for (int i = _blocks.Count - 1; i > request.Snapshot; i--)
        {
            if (_blocks[i].WriteSet.Meets(request.Reads))
            {
                return true;
            }
        }

        return false;
    }

    private JournalTip Append(CommitRequest request)
    {
        CheckCatalogChanges(request.CatalogChanges);
        CheckRevisions(request);
        SealedBlock block = _sealer.Seal(request, _tip, _peaks);
        Redact(request.Redaction);
        _blocksByTransaction.Add(request.TransactionId, _blocks.Count);
        _blocks.Add(new StoredBlock(
            block.Tip.SequenceNumber, request.TransactionId, block.Tip.Time, block.Tip.BlockHash, block.Ion, request.Writes));
        foreach (MerkleNode node in block.Nodes)
        {
            _nodes.Add((node.Level, node.Index), node.Hash);
        }

        _peaks = Header.IsImported ? [] : MerklePeaks.After(_peaks, block);
        _tip = block.Tip;
        ChangeCatalog(request.CatalogChanges);
        for (int i = 0; i < request.Revisions.Length; i++)
        {
            AddRevision(request, request.Revisions[i], block.RevisionHashes[i]);
        }

        BuildSmallIndexes(request.CatalogChanges);
        return block.Tip;
    }

    private void CheckRevisions(CommitRequest request)
    {
        if (_blocksByTransaction.ContainsKey(request.TransactionId))
        {
            throw RequestErrors.Contradiction();
        }

        HashSet<string> indexes = [.. request.CatalogChanges.Select(change => change.IndexId).OfType<string>(), .. _indexes.Keys];
        HashSet<string> tables = [.. request.CatalogChanges.Concat(_catalogChanges.Select(entry => entry.Change)).Select(change => change.TableId)];
        foreach (RevisionWrite revision in request.Revisions)
        {
            if (!tables.Contains(revision.TableId))
            {
                throw RequestErrors.NoTable(revision.TableId);
            }

            if (!Header.IsImported)
            {
                RequestErrors.CheckVersion(revision, _revisions.Latest(revision.TableId, revision.DocumentId)?.Version);
            }

            foreach (IndexEntryWrite entry in revision.IndexEntries)
            {
                if (!indexes.Contains(entry.IndexId))
                {
                    throw RequestErrors.NoIndex(entry.IndexId);
                }
            }
        }
    }

    private void CheckCatalogChanges(IEnumerable<CatalogChange> changes)
    {
        IEnumerable<CatalogChange> made = _catalogChanges.Select(entry => entry.Change);
        foreach (CatalogChange change in changes)
        {
            bool isTable = change.Kind == CatalogChangeKind.CreateTable;
            bool isIndex = change.Kind == CatalogChangeKind.CreateIndex;
            if (made.Any(other => other.Kind == change.Kind && ((isTable && other.TableId == change.TableId) || (isIndex && other.IndexId == change.IndexId))))
            {
                throw RequestErrors.Contradiction();
            }
        }
    }

    private void AddRevision(CommitRequest request, RevisionWrite revision, ReadOnlyMemory<byte> hash)
    {
        int document = _revisions.Add(new StoredRevision
        {
            Position = 0,
            TableId = revision.TableId,
            DocumentId = revision.DocumentId,
            Version = revision.Version,
            SequenceNumber = _tip!.SequenceNumber,
            EndSequenceNumber = long.MaxValue,
            Time = _tip.Time,
            TransactionId = request.TransactionId,
            Hash = hash,
            Data = revision.Data,
            DataHash = revision.Data is null && !revision.DataHash.IsEmpty ? revision.DataHash : default(ReadOnlyMemory<byte>?),
        });
        foreach (IndexEntryWrite entry in revision.IndexEntries)
        {
            MemoryIndex index = _indexes[entry.IndexId];
            if (entry.OldKey is { } oldKey)
            {
                index.End(oldKey, document, _tip.SequenceNumber);
            }

            if (entry.NewKey is { } newKey)
            {
                index.Begin(newKey, document, _tip.SequenceNumber);
            }
        }
    }

    private void ChangeCatalog(IEnumerable<CatalogChange> changes)
    {
        long sequenceNumber = _tip!.SequenceNumber;
        foreach (CatalogChange change in changes)
        {
            _catalogChanges.Add((sequenceNumber, change));
            if (change.Kind == CatalogChangeKind.CreateIndex)
            {
                _indexes.Add(change.IndexId!, new MemoryIndex(change.IndexId!, change.TableId, change.Field!, sequenceNumber));
            }

            if (change.Kind is CatalogChangeKind.DropTable or CatalogChangeKind.DropIndex)
            {
                bool isTable = change.Kind == CatalogChangeKind.DropTable;
                foreach (MemoryIndex index in _indexes.Values.Where(index => isTable ? index.TableId == change.TableId : index.Id == change.IndexId))
                {
                    index.DroppedAt = Math.Min(index.DroppedAt, sequenceNumber);
                }
            }
        }
    }

    private void Redact(RedactionWrite? redaction)
    {
        if (redaction is null)
        {
            return;
        }

        StoredRevision revision = _revisions.OfDocument(redaction.TableId, redaction.DocumentId).FirstOrDefault(candidate =>
            candidate.SequenceNumber == redaction.SequenceNumber && candidate.Version == redaction.Version)
            ?? throw RequestErrors.NoRevision(redaction);
        RequestErrors.CheckRedactable(redaction, revision.Data is not null, revision.EndSequenceNumber);
        int block = (int)redaction.SequenceNumber;
        _blocks[block] = _blocks[block] with { Ion = _sealer.Redact(_blocks[block].Ion, redaction) };
        foreach (int touched in (int[])[block, (int)revision.EndSequenceNumber])
        {
            _blocks[touched] = _blocks[touched] with { WriteSet = _sealer.WriteSetWithoutKeys(_blocks[touched].Ion) };
        }

        _revisions.Redact(revision);
        int document = _revisions.DocumentOf(redaction.TableId, redaction.DocumentId)!.Value;
        foreach (MemoryIndex index in _indexes.Values)
        {
            index.RemoveEnded(document);
        }
    }
}
