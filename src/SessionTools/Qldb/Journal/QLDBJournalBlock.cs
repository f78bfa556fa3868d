using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.Qldb.Journal;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>A block of a journal: one committed transaction.</summary>
public sealed class QLDBJournalBlock : ConnectedObject
{
    internal QLDBJournalBlock(JournalBlock block, string ledgerName, Connection connection)
        : base(connection)
    {
        LedgerName = ledgerName;
        StrandId = block.Address.StrandId;
        SequenceNo = block.Address.SequenceNo;
        TransactionId = block.TransactionId;
        BlockTimestamp = IonTimes.ToLocal(block.Timestamp);
        BlockHash = Convert.ToBase64String(block.Hash);
        Statements = block.TransactionInfo?.Find<IonList>("statements")?.OfType<IonStruct>()
            .Select(statement => statement.Find<IonString>("statement")?.Value ?? "").ToArray() ?? [];
        DocumentIds = block.TransactionInfo?.Find<IonStruct>("documents")?.Select(document => document.Name.Text ?? "").ToArray() ?? [];
        Block = block.Value;
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
