using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>The hashes of a block, as QLDB folds them; the two system hashes are this ledger's own.</summary>
internal static class BlockHashes
{
    /// <summary>The place of the revisions' root among the entries.</summary>
    public const int RevisionsEntry = 1;

    private static readonly byte[] s_noCatalogChanges = HashCatalogChanges([]);

    public static byte[] OfHeader(BlockHeader header)
    {
        return IonHash.Compute(header, static (writer, state) => BlockFormat.WriteHeader(writer, state));
    }

    public static byte[] OfCatalogChanges(ImmutableArray<CatalogChange> changes)
    {
        return changes.IsEmpty ? s_noCatalogChanges : HashCatalogChanges(changes);
    }

    public static byte[] OfTransactionInfo(CommitRequest request)
    {
        return IonHash.Compute(request, static (writer, state) => BlockFormat.WriteTransactionInfo(writer, state));
    }

    public static byte[] OfRedactionInfo(RedactedRevision redacted)
    {
        return IonHash.Compute(redacted, static (writer, state) => BlockFormat.WriteRedactionInfo(writer, state));
    }

    /// <summary>The hash of a revision; one that deletes its document has no data, so its metadata stand alone.</summary>
    public static byte[] OfRevision(RevisionMetadata metadata, ReadOnlySpan<byte> dataHash)
    {
        return QldbHash.Dot(IonHash.Compute(metadata, static (writer, state) => BlockFormat.WriteMetadata(writer, state)), dataHash);
    }

    /// <summary>The hash of the entries, and with the block before it that of the block.</summary>
    public static (byte[] EntriesHash, byte[] BlockHash) Fold(IReadOnlyList<byte[]> entries, ReadOnlySpan<byte> previousBlockHash)
    {
        byte[] entriesHash = QldbHash.MerkleRoot(entries);
        return (entriesHash, QldbHash.Dot(entriesHash, previousBlockHash));
    }

    private static byte[] HashCatalogChanges(ImmutableArray<CatalogChange> changes)
    {
        return IonHash.Compute(changes, static (writer, state) => BlockFormat.WriteCatalogChanges(writer, state));
    }
}
