using System;

namespace SessionTools.Ledger.Storage;

/// <summary>
/// One revision of a document as a store keeps it. A revision without <see cref="Data"/> is the last one of a deleted document,
/// or a redacted one if there is a <see cref="DataHash"/>.
/// </summary>
public sealed record StoredRevision
{
    /// <summary>The store's order, growing with every revision written: the cursor of scans and lookups.</summary>
    public required long Position { get; init; }

    /// <summary>The table.</summary>
    public required string TableId { get; init; }

    /// <summary>The document.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The revision's number, from 0.</summary>
    public required long Version { get; init; }

    /// <summary>The block that wrote it.</summary>
    public required long SequenceNumber { get; init; }

    /// <summary>The block that replaced it; <see cref="long.MaxValue"/> while it is the latest.</summary>
    public required long EndSequenceNumber { get; init; }

    /// <summary>The timestamp of the block that wrote it.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The transaction that wrote it.</summary>
    public required string TransactionId { get; init; }

    /// <summary>The revision's hash, 32 bytes.</summary>
    public required ReadOnlyMemory<byte> Hash { get; init; }

    /// <summary>The document in binary Ion, or null.</summary>
    public ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>What is left of a redacted document: the hash of its data, 32 bytes.</summary>
    public ReadOnlyMemory<byte>? DataHash { get; init; }

    /// <summary>Whether it records that the document was deleted.</summary>
    public bool IsDeletion => Data is null && DataHash is null;
}
