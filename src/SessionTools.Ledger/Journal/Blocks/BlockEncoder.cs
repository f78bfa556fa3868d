using System;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Encodes a whole block in binary Ion, its fields in QLDB's order. Documents are copied value by value, because theirs are the
/// symbol ids of another stream.
/// </summary>
internal static class BlockEncoder
{
    public static ReadOnlyMemory<byte> Encode(SealedParts parts, CommitRequest request)
    {
        IonEncoder encoder = IonEncoder.Take();
        IonWriter writer = encoder.Writer;
        writer.StepIn(IonType.Struct);
        WriteHashes(writer, parts);
        writer.WriteFieldName(BlockFields.TransactionInfo);
        BlockFormat.WriteTransactionInfo(writer, request);
        if (parts.Redacted is { } redacted)
        {
            writer.WriteFieldName(BlockFields.RedactionInfo);
            BlockFormat.WriteRedactionInfo(writer, redacted);
        }

        WriteRevisions(writer, parts, request);
        WriteSystemInfo(writer, request);
        writer.StepOut();
        return encoder.Finish();
    }

    private static void WriteHashes(IonWriter writer, SealedParts parts)
    {
        BlockFormat.WriteAddress(writer, parts.Header.Address);
        BlockFormat.WriteString(writer, BlockFields.TransactionId, parts.Header.TransactionId);
        BlockFormat.WriteTime(writer, BlockFields.Timestamp, parts.Header.Time);
        BlockFormat.WriteBlob(writer, BlockFields.BlockHash, parts.BlockHash);
        BlockFormat.WriteBlob(writer, BlockFields.EntriesHash, parts.EntriesHash);
        BlockFormat.WriteBlob(writer, BlockFields.PreviousBlockHash, parts.PreviousBlockHash.Span);
        writer.WriteFieldName(BlockFields.EntriesHashList);
        writer.StepIn(IonType.List);
        foreach (byte[] entry in parts.Entries)
        {
            writer.WriteBlob(entry);
        }

        writer.StepOut();
    }

    private static void WriteRevisions(IonWriter writer, SealedParts parts, CommitRequest request)
    {
        writer.WriteFieldName(BlockFields.Revisions);
        writer.StepIn(IonType.List);
        for (int i = 0; i < request.Revisions.Length; i++)
        {
            RevisionWrite revision = request.Revisions[i];
            writer.StepIn(IonType.Struct);
            BlockFormat.WriteAddress(writer, parts.Header.Address);
            BlockFormat.WriteBlob(writer, BlockFields.Hash, parts.RevisionHashes[i]);
            if (revision.Data is { } data)
            {
                writer.WriteFieldName(BlockFields.Data);
                CopyDocument(writer, data.Span);
            }

            writer.WriteFieldName(BlockFields.Metadata);
            BlockFormat.WriteMetadata(
                writer,
                new RevisionMetadata(revision.DocumentId, revision.Version, parts.Header.Time, parts.Header.TransactionId));
            writer.StepOut();
        }

        writer.StepOut();
    }

    private static void WriteSystemInfo(IonWriter writer, CommitRequest request)
    {
        writer.WriteFieldName(BlockFields.SystemInfo);
        writer.StepIn(IonType.Struct);
        BlockFormat.WriteInt(writer, BlockFields.FormatVersion, BlockFormat.SystemVersion);
        writer.WriteFieldName(BlockFields.CatalogChanges);
        BlockFormat.WriteCatalogChanges(writer, request.CatalogChanges);
        writer.StepOut();
    }

    private static void CopyDocument(IonWriter writer, ReadOnlySpan<byte> document)
    {
        IonReader reader = new(document);
        if (!reader.Read())
        {
            throw new ArgumentException("A document is empty.", nameof(document));
        }

        writer.WriteValue(ref reader);
    }
}
