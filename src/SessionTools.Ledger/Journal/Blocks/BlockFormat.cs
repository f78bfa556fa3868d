using System;
using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Writes the parts of a block that are hashed. The same code writes what is stored and what is hashed, so the two agree.
/// </summary>
internal static class BlockFormat
{
    /// <summary>The version of <c>systemInfo</c> and of the system hashes.</summary>
    public const long SystemVersion = 1;

    /// <summary>What the first entry's hash covers: where and when the block is, which no hash of QLDB's covers.</summary>
    public static void WriteHeader(IonWriter writer, BlockHeader header)
    {
        writer.StepIn(IonType.Struct);
        WriteInt(writer, BlockFields.FormatVersion, SystemVersion);
        WriteAddress(writer, header.Address);
        WriteString(writer, BlockFields.TransactionId, header.TransactionId);
        WriteTime(writer, BlockFields.Timestamp, header.Time);
        writer.StepOut();
    }

    public static void WriteAddress(IonWriter writer, BlockAddress address)
    {
        writer.WriteFieldName(BlockFields.BlockAddress);
        writer.StepIn(IonType.Struct);
        WriteString(writer, BlockFields.StrandId, address.StrandId);
        WriteInt(writer, BlockFields.SequenceNumber, address.SequenceNumber);
        writer.StepOut();
    }

    /// <summary>A revision's metadata: id, version, txTime and txId, neither more nor less.</summary>
    public static void WriteMetadata(IonWriter writer, RevisionMetadata metadata)
    {
        writer.StepIn(IonType.Struct);
        WriteString(writer, BlockFields.MetadataId, metadata.DocumentId);
        WriteInt(writer, BlockFields.Version, metadata.Version);
        WriteTime(writer, BlockFields.MetadataTime, metadata.Time);
        WriteString(writer, BlockFields.MetadataTransactionId, metadata.TransactionId);
        writer.StepOut();
    }

    public static void WriteTransactionInfo(IonWriter writer, CommitRequest request)
    {
        writer.StepIn(IonType.Struct);
        writer.WriteFieldName(BlockFields.Statements);
        writer.StepIn(IonType.List);
        foreach (ExecutedStatement statement in request.Statements)
        {
            WriteStatement(writer, statement);
        }

        writer.StepOut();
        writer.WriteFieldName(BlockFields.Documents);
        writer.StepIn(IonType.Struct);
        for (int i = 0; i < request.Revisions.Length; i++)
        {
            WriteDocument(writer, request, i);
        }

        writer.StepOut();
        writer.StepOut();
    }

    public static void WriteRedactionInfo(IonWriter writer, RedactedRevision redacted)
    {
        writer.StepIn(IonType.Struct);
        writer.WriteFieldName(BlockFields.Revisions);
        writer.StepIn(IonType.List);
        writer.StepIn(IonType.Struct);
        WriteAddress(writer, redacted.Address);
        WriteString(writer, BlockFields.TableId, redacted.TableId);
        WriteString(writer, BlockFields.DocumentId, redacted.DocumentId);
        WriteInt(writer, BlockFields.Version, redacted.Version);
        writer.StepOut();
        writer.StepOut();
        writer.StepOut();
    }

    /// <summary>What the third entry's hash covers: how the block changes the catalog.</summary>
    public static void WriteCatalogChanges(IonWriter writer, ImmutableArray<CatalogChange> changes)
    {
        writer.StepIn(IonType.List);
        foreach (CatalogChange change in changes)
        {
            writer.StepIn(IonType.Struct);
            WriteString(writer, BlockFields.Change, CatalogChangeNames.ToName(change.Kind));
            WriteString(writer, BlockFields.TableId, change.TableId);
            WriteString(writer, BlockFields.TableName, change.TableName);
            if (change.IndexId is not null)
            {
                WriteString(writer, BlockFields.IndexId, change.IndexId);
                WriteString(writer, BlockFields.Field, change.Field);
            }

            writer.StepOut();
        }

        writer.StepOut();
    }

    public static void WriteString(IonWriter writer, string name, string? value)
    {
        writer.WriteFieldName(name);
        writer.WriteString(value);
    }

    public static void WriteInt(IonWriter writer, string name, long value)
    {
        writer.WriteFieldName(name);
        writer.WriteInt(value);
    }

    public static void WriteBlob(IonWriter writer, string name, ReadOnlySpan<byte> value)
    {
        writer.WriteFieldName(name);
        writer.WriteBlob(value);
    }

    public static void WriteTime(IonWriter writer, string name, DateTimeOffset value)
    {
        writer.WriteFieldName(name);
        writer.WriteTimestamp(LedgerTime.ToIon(value));
    }

    private static void WriteStatement(IonWriter writer, ExecutedStatement statement)
    {
        writer.StepIn(IonType.Struct);
        WriteString(writer, BlockFields.Statement, statement.Text);
        WriteTime(writer, BlockFields.StartTime, statement.StartTime);
        WriteBlob(writer, BlockFields.StatementDigest, statement.Digest.Span);
        writer.StepOut();
    }

    private static void WriteDocument(IonWriter writer, CommitRequest request, int index)
    {
        RevisionWrite revision = request.Revisions[index];
        writer.WriteFieldName(revision.DocumentId);
        writer.StepIn(IonType.Struct);
        WriteString(writer, BlockFields.TableName, request.TableNames[revision.TableId]);
        WriteString(writer, BlockFields.TableId, revision.TableId);
        writer.WriteFieldName(BlockFields.Statements);
        writer.StepIn(IonType.List);
        foreach (int statement in request.RevisionStatements[index])
        {
            writer.WriteInt(statement);
        }

        writer.StepOut();
        writer.StepOut();
    }
}
