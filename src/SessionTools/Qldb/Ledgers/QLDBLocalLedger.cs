using System;
using SessionTools.Clients.Qldb;

namespace SessionTools.Qldb;

/// <summary>A ledger.</summary>
public sealed class QLDBLocalLedger : ConnectedObject
{
    internal QLDBLocalLedger(DescribeLedgerResponse ledger, Connection connection)
        : base(connection)
    {
        LedgerName = ledger.Name;
        State = ledger.State;
        CreationDateTime = ledger.CreationDateTime.LocalDateTime;
        DeletionProtection = ledger.DeletionProtection;
        PermissionsMode = ledger.PermissionsMode;
        Arn = ledger.Arn;
    }

    public string LedgerName { get; }

    /// <summary>CREATING, ACTIVE, DELETING or DELETED.</summary>
    public string? State { get; }

    public DateTime CreationDateTime { get; }

    /// <summary>It is removed only with -Force.</summary>
    public bool DeletionProtection { get; }

    public string? PermissionsMode { get; }

    public string? Arn { get; }

    public override string ToString() => LedgerName;
}
