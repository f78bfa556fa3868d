using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>Puts a commit request together. Documents are given as Ion text.</summary>
internal sealed class Request(long snapshot, string? transactionId = null)
{
    private readonly List<ulong> _reads = [];
    private readonly List<ulong> _writes = [];
    private readonly List<RevisionWrite> _revisions = [];
    private readonly List<CatalogChange> _changes = [];
    private RedactionWrite? _redaction;

    public string TransactionId { get; } = transactionId ?? Guid.NewGuid().ToString("N")[..22];

    public static byte[] Ion(string text) => IonValue.Parse(text).ToBinary();

    public Request Reads(params ulong[] names)
    {
        _reads.AddRange(names);
        return this;
    }

    public Request Writes(params ulong[] names)
    {
        _writes.AddRange(names);
        return this;
    }

    public Request Insert(string table, string document, string data, params (string Index, string Field)[] indexes)
    {
        return Revise(table, document, 0, null, data, indexes);
    }

    public Request Replace(
        string table, string document, long version, string old, string? data, params (string Index, string Field)[] indexes)
    {
        return Revise(table, document, version, old, data, indexes);
    }

    public Request CreateTable(string id) => Change(new CatalogChange(CatalogChangeKind.CreateTable, id, Name(id)));

    public Request DropTable(string id) => Change(new CatalogChange(CatalogChangeKind.DropTable, id, Name(id)));

    public Request UndropTable(string id) => Change(new CatalogChange(CatalogChangeKind.UndropTable, id, Name(id)));

    public Request CreateIndex(string table, string id, string field)
    {
        return Change(new CatalogChange(CatalogChangeKind.CreateIndex, table, Name(table), id, field));
    }

    public Request DropIndex(string table, string id)
    {
        return Change(new CatalogChange(CatalogChangeKind.DropIndex, table, Name(table), id));
    }

    public Request Redact(long sequenceNumber, string table, string document, long version)
    {
        _redaction = new RedactionWrite(sequenceNumber, table, document, version);
        return Writes(AccessNames.Document(document), AccessNames.Table(table));
    }

    public CommitRequest Build()
    {
        return new CommitRequest
        {
            TransactionId = TransactionId,
            Snapshot = snapshot,
            Reads = AccessSet.Of(_reads),
            Writes = AccessSet.Of(_writes),
            Statements = [],
            Revisions = [.. _revisions],
            RevisionStatements = [.. _revisions.Select(_ => ImmutableArray<int>.Empty)],
            CatalogChanges = [.. _changes],
            Redaction = _redaction,
        };
    }

    private static string Name(string tableId) => "name of " + tableId;

    private Request Change(CatalogChange change)
    {
        _changes.Add(change);
        return Writes(AccessNames.Catalog, AccessNames.Schema(change.TableId));
    }

    private Request Revise(
        string table, string document, long version, string? old, string? data, (string Index, string Field)[] indexes)
    {
        IEnumerable<IndexEntryWrite> entries = indexes
            .Select(index => new IndexEntryWrite(index.Index, KeyOf(old, index.Field), KeyOf(data, index.Field)))
            .Where(entry => !IsSame(entry.OldKey, entry.NewKey));
        ReadOnlyMemory<byte>? ion = data is null ? (ReadOnlyMemory<byte>?)null : Ion(data);
        ReadOnlyMemory<byte> hash = ion is { } bytes ? IonHash.Compute(bytes.Span) : ReadOnlyMemory<byte>.Empty;
        _revisions.Add(new RevisionWrite(table, document, version, ion, hash, [.. entries]));
        return Writes(AccessNames.Document(document), AccessNames.Table(table));
    }

    private static ReadOnlyMemory<byte>? KeyOf(string? document, string field)
    {
        return document is null ? null : PlainIndexKeys.Instance.KeyOf(Ion(document), field);
    }

    private static bool IsSame(ReadOnlyMemory<byte>? left, ReadOnlyMemory<byte>? right)
    {
        return left is { } one && right is { } other ? one.Span.SequenceEqual(other.Span) : left is null && right is null;
    }
}
