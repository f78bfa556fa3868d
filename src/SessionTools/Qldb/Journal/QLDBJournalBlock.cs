using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>A block of a journal: one committed transaction.</summary>
public sealed class QLDBJournalBlock : ConnectedObject
{
    internal QLDBJournalBlock(RetrievedBlock retrieved, string ledgerName, Connection connection)
        : base(connection)
    {
        JournalBlock block = retrieved.Block;
        LedgerName = ledgerName;
        StrandId = block.Address.StrandId;
        SequenceNo = block.Address.SequenceNumber;
        TransactionId = block.TransactionId;
        BlockTimestamp = block.Time.LocalDateTime;
        BlockHash = Convert.ToBase64String(block.BlockHash.Span);
        Statements = [.. block.Statements.Select(statement => statement.Text)];
        DocumentIds = [.. block.Documents.Select(document => document.Id)];
        Block = (IonStruct)IonValue.Parse(retrieved.Ion.Span);
    }

    public string LedgerName { get; }

    public string StrandId { get; }

    public long SequenceNo { get; }

    public string TransactionId { get; }

    public DateTime BlockTimestamp { get; }

    /// <summary>32 bytes in base64.</summary>
    public string BlockHash { get; }

    /// <summary>The statements of the transaction.</summary>
    public IReadOnlyList<string> Statements { get; }

    /// <summary>The documents that the transaction changed.</summary>
    public IReadOnlyList<string> DocumentIds { get; }

    /// <summary>The whole block as the ledger gave it.</summary>
    public IonStruct Block { get; }
}
