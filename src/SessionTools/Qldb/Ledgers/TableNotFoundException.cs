namespace SessionTools;

/// <summary>A ledger has no table of that name.</summary>
public sealed class TableNotFoundException : SessionToolsException
{
    internal TableNotFoundException(string ledgerName, string tableName, bool wasDropped)
        : base($"Ledger '{ledgerName}' has no table named '{tableName}'.{(wasDropped ? " One was dropped: -IncludeDropped shows it." : "")}")
    {
        LedgerName = ledgerName;
        TableName = tableName;
    }

    public string LedgerName { get; }

    public string TableName { get; }
}
