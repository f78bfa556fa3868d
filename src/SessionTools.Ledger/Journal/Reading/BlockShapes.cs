namespace SessionTools.Ledger.Journal;

/// <summary>The shapes of the structs of a block. What is optional here is so for blocks of other ledgers.</summary>
internal static class BlockShapes
{
    public static StructShape Block { get; } = new(
        "The block",
        BlockFields.BlockAddress,
        BlockFields.TransactionId,
        BlockFields.Timestamp,
        BlockFields.BlockHash,
        BlockFields.EntriesHash,
        BlockFields.PreviousBlockHash,
        BlockFields.EntriesHashList,
        BlockFields.TransactionInfo + "?",
        BlockFields.RedactionInfo + "?",
        BlockFields.Revisions + "?",
        BlockFields.SystemInfo + "?");

    public static StructShape Address { get; } = new(
        BlockFields.BlockAddress, BlockFields.StrandId, BlockFields.SequenceNumber);

    public static StructShape TransactionInfo { get; } = new(
        BlockFields.TransactionInfo, BlockFields.Statements, BlockFields.Documents + "?");

    public static StructShape Statement { get; } = new(
        "A statement", BlockFields.Statement, BlockFields.StartTime, BlockFields.StatementDigest);

    public static StructShape Document { get; } = new(
        "A document of transactionInfo", BlockFields.TableName, BlockFields.TableId, BlockFields.Statements);

    public static StructShape RedactionInfo { get; } = new(BlockFields.RedactionInfo, BlockFields.Revisions);

    public static StructShape Redaction { get; } = new(
        "A redaction", BlockFields.BlockAddress, BlockFields.TableId, BlockFields.DocumentId, BlockFields.Version);

    public static StructShape Revision { get; } = new(
        "A revision",
        BlockFields.BlockAddress + "?",
        BlockFields.Hash,
        BlockFields.Data + "?",
        BlockFields.DataHash + "?",
        BlockFields.Metadata + "?");

    public static StructShape Metadata { get; } = new(
        BlockFields.Metadata,
        BlockFields.MetadataId,
        BlockFields.Version,
        BlockFields.MetadataTime,
        BlockFields.MetadataTransactionId)
    {
        IsExact = true,
    };

    public static StructShape SystemInfo { get; } = new(
        BlockFields.SystemInfo, BlockFields.FormatVersion, BlockFields.CatalogChanges);

    public static StructShape CatalogChange { get; } = new(
        "A catalog change",
        BlockFields.Change,
        BlockFields.TableId,
        BlockFields.TableName,
        BlockFields.IndexId + "?",
        BlockFields.Field + "?");
}
