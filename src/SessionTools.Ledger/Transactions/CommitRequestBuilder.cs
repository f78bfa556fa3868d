using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Transactions;

/// <summary>Turns what a transaction's statements did into what a store commits; hashing of documents happens here, without a lock.</summary>
internal static class CommitRequestBuilder
{
    public static CommitRequest Build(TransactionState state)
    {
        ImmutableArray<DocumentWrites> writes = [.. state.Writes.ToWrite];
        ImmutableArray<RevisionWrite> revisions = [.. writes.Select(documents => ToRevision(state, documents))];
        return new CommitRequest
        {
            TransactionId = state.TransactionId,
            Snapshot = state.Snapshot,
            Reads = state.Reads.ToSet(),
            Writes = WriteSet(state, revisions),
            Statements = [.. state.Statements],
            Revisions = revisions,
            RevisionStatements = [.. writes.Select(documents => documents.Statements.ToImmutableArray())],
            TableNames = TableNames(state, revisions),
            CatalogChanges = state.Catalog.Changes,
            Redaction = state.Redaction,
        };
    }

    private static RevisionWrite ToRevision(TransactionState state, DocumentWrites writes)
    {
        ReadOnlyMemory<byte>? data = writes.Last?.Ion;
        return new RevisionWrite(
            writes.TableId,
            writes.DocumentId,
            writes.Version,
            data,
            data is { } ion ? writes.Last!.IonHash ?? IonHash.Compute(ion.Span) : ReadOnlyMemory<byte>.Empty,
            IndexEntries(state, writes));
    }

    /// <summary>For the indexes of the snapshot: one that this transaction makes is filled by the store.</summary>
    private static ImmutableArray<IndexEntryWrite> IndexEntries(TransactionState state, DocumentWrites writes)
    {
        ImmutableArray<IndexInfo> indexes = state.SnapshotCatalog.FindById(writes.TableId)?.Indexes ?? [];
        ImmutableArray<IndexEntryWrite>.Builder entries = ImmutableArray.CreateBuilder<IndexEntryWrite>();
        foreach (IndexInfo index in indexes)
        {
            ReadOnlyMemory<byte>? old = Key(state, index, writes.Committed);
            ReadOnlyMemory<byte>? current = Key(state, index, writes.Last);
            if (!AreSame(old, current))
            {
                entries.Add(new IndexEntryWrite(index.Id, old, current));
            }
        }

        return entries.ToImmutable();
    }

    private static ReadOnlyMemory<byte>? Key(TransactionState state, IndexInfo index, DocumentRevision? revision) =>
        revision?.Ion is { } ion ? state.Keys.KeyOf(ion, index.Field) : null;

    private static bool AreSame(ReadOnlyMemory<byte>? left, ReadOnlyMemory<byte>? right) =>
        left is { } some ? right is { } other && some.Span.SequenceEqual(other.Span) : right is null;

    private static ImmutableDictionary<string, string> TableNames(TransactionState state, ImmutableArray<RevisionWrite> revisions) =>
        revisions.Select(revision => revision.TableId).Distinct(StringComparer.Ordinal)
            .ToImmutableDictionary(id => id, id => state.Catalog.NameOf(id), StringComparer.Ordinal);

    /// <summary>The names that <see cref="AccessNames"/> lays down.</summary>
    private static AccessSet WriteSet(TransactionState state, ImmutableArray<RevisionWrite> revisions)
    {
        HashSet<ulong> names = [];
        foreach (RevisionWrite revision in revisions)
        {
            AddDocument(names, revision.TableId, revision.DocumentId);
            foreach (IndexEntryWrite entry in revision.IndexEntries)
            {
                AddKey(names, entry.IndexId, entry.OldKey);
                AddKey(names, entry.IndexId, entry.NewKey);
            }
        }

        foreach (CatalogChange change in state.Catalog.Changes)
        {
            AddChange(names, change);
        }

        if (state.Redaction is { } redaction)
        {
            AddDocument(names, redaction.TableId, redaction.DocumentId);
            names.Add(AccessNames.Redactions);
        }

        return AccessSet.Of(names);
    }

    private static void AddDocument(HashSet<ulong> names, string tableId, string documentId)
    {
        names.Add(AccessNames.Document(documentId));
        names.Add(AccessNames.Table(tableId));
    }

    private static void AddKey(HashSet<ulong> names, string indexId, ReadOnlyMemory<byte>? key)
    {
        if (key is { } some)
        {
            names.Add(AccessNames.Key(indexId, some.Span));
        }
    }

    private static void AddChange(HashSet<ulong> names, CatalogChange change)
    {
        names.Add(AccessNames.Catalog);
        names.Add(AccessNames.Schema(change.TableId));
        if (change.IndexId is null)
        {
            names.Add(AccessNames.Name(change.TableName));
        }
    }
}
