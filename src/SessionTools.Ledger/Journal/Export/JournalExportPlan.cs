using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>What an export says about itself when it starts.</summary>
/// <param name="ExportId">Its id, 22 characters of Base62.</param>
/// <param name="LedgerName">The ledger.</param>
/// <param name="StrandId">The strand whose blocks it takes.</param>
/// <param name="Start">No block is earlier.</param>
/// <param name="End">All blocks are earlier.</param>
/// <param name="Format">The encoding.</param>
public sealed record JournalExportPlan(
    string ExportId, string LedgerName, string StrandId, DateTimeOffset Start, DateTimeOffset End, JournalExportFormat Format)
{
    /// <summary>The started manifest, with QLDB's fields.</summary>
    public IonStruct ToIon() => new(
        ("ledgerName", LedgerName),
        ("exportId", ExportId),
        ("inclusiveStartTime", LedgerTime.ToIon(Start)),
        ("exclusiveEndTime", LedgerTime.ToIon(End)),
        ("bucket", ""),
        ("prefix", ""),
        ("objectEncryptionType", "NO_ENCRYPTION"),
        ("outputFormat", Format == JournalExportFormat.IonBinary ? "ION_BINARY" : "ION_TEXT"));
}
