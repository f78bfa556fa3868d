namespace SessionTools.Ledger.Journal;

/// <summary>The names of a block's fields, which are QLDB's; <see cref="SystemInfo"/> and what is in it are this ledger's own.</summary>
internal static class BlockFields
{
    public const string BlockAddress = "blockAddress";
    public const string StrandId = "strandId";
    public const string SequenceNumber = "sequenceNo";
    public const string TransactionId = "transactionId";
    public const string Timestamp = "blockTimestamp";
    public const string BlockHash = "blockHash";
    public const string EntriesHash = "entriesHash";
    public const string PreviousBlockHash = "previousBlockHash";
    public const string EntriesHashList = "entriesHashList";
    public const string TransactionInfo = "transactionInfo";
    public const string Statements = "statements";
    public const string Statement = "statement";
    public const string StartTime = "startTime";
    public const string StatementDigest = "statementDigest";
    public const string Documents = "documents";
    public const string TableName = "tableName";
    public const string TableId = "tableId";
    public const string RedactionInfo = "redactionInfo";
    public const string Revisions = "revisions";
    public const string DocumentId = "documentId";
    public const string Version = "version";
    public const string Hash = "hash";
    public const string Data = "data";
    public const string DataHash = "dataHash";
    public const string Metadata = "metadata";
    public const string MetadataId = "id";
    public const string MetadataTime = "txTime";
    public const string MetadataTransactionId = "txId";
    public const string SystemInfo = "systemInfo";
    public const string FormatVersion = "v";
    public const string CatalogChanges = "catalogChanges";
    public const string Change = "change";
    public const string IndexId = "indexId";
    public const string Field = "field";
}
