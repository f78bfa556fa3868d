namespace SessionTools.Ledger.Transactions;

/// <summary>QLDB's quotas. A ledger's settings can switch off all but <see cref="Sessions"/>.</summary>
/// <remarks>Amazon QLDB Developer Guide, "Quotas and limits in Amazon QLDB".</remarks>
internal static class LedgerQuotas
{
    /// <summary>Sessions open at once.</summary>
    public const int Sessions = 3000;

    /// <summary>Active tables of a ledger.</summary>
    public const int ActiveTables = 20;

    /// <summary>Tables of a ledger, dropped ones included.</summary>
    public const int Tables = 40;

    /// <summary>Indexes of a table.</summary>
    public const int Indexes = 5;

    /// <summary>Documents that a transaction writes.</summary>
    public const int Documents = 40;

    /// <summary>Bytes of a document in binary Ion.</summary>
    public const int DocumentBytes = 128 * 1024;

    /// <summary>Bytes that a transaction writes.</summary>
    public const int TransactionBytes = 4 * 1024 * 1024;

    /// <summary>Revisions that a transaction redacts; no setting changes it.</summary>
    public const int Redactions = 1;
}
