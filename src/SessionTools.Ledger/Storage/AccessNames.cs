using System;
using System.Text;

namespace SessionTools.Ledger.Storage;

/// <summary>
/// The names whose hashes make up an <see cref="AccessSet"/>. A block writes: for every revision the document, its table and
/// the index keys that its entries leave and take; for a new, dropped or restored table its name, its schema and the catalog;
/// for an index the table's schema and the catalog; for a redaction the document, its table and the redactions.
/// </summary>
public static class AccessNames
{
    /// <summary>The catalog as a whole: <c>catalog</c>.</summary>
    public static ulong Catalog { get; } = AccessSet.HashOf("catalog");

    /// <summary>That a revision is redacted, which takes index keys out of earlier write sets; every transaction that writes reads
    /// it: <c>redactions</c>.</summary>
    public static ulong Redactions { get; } = AccessSet.HashOf("redactions");

    /// <summary>A document: <c>doc:id</c>.</summary>
    public static ulong Document(string documentId) => AccessSet.HashOf("doc:" + documentId);

    /// <summary>All documents of a table: <c>table:id</c>.</summary>
    public static ulong Table(string tableId) => AccessSet.HashOf("table:" + tableId);

    /// <summary>Which table, if any, is active under a name: <c>name:name</c>.</summary>
    public static ulong Name(string tableName) => AccessSet.HashOf("name:" + tableName);

    /// <summary>A table's status and indexes: <c>schema:id</c>.</summary>
    public static ulong Schema(string tableId) => AccessSet.HashOf("schema:" + tableId);

    /// <summary>What an index files under a key, nothing included: <c>key:id/</c> and the encoded key.</summary>
    public static ulong Key(string indexId, ReadOnlySpan<byte> key)
    {
        string prefix = "key:" + indexId + "/";
        byte[] name = new byte[Encoding.UTF8.GetByteCount(prefix) + key.Length];
        int length = Encoding.UTF8.GetBytes(prefix, name);
        key.CopyTo(name.AsSpan(length));
        return AccessSet.HashOf(name);
    }
}
