using System;
using System.Collections.Immutable;

namespace SessionTools.Ledger;

/// <summary>What can be changed about a ledger after its creation. It is kept with the ledger.</summary>
public sealed record LedgerSettings
{
    /// <summary>Whether the ledger refuses to be deleted.</summary>
    public bool IsDeletionProtected { get; init; } = true;

    /// <summary>ALLOW_ALL or STANDARD; kept and told, without effect on an embedded ledger.</summary>
    public string PermissionsMode { get; init; } = "ALLOW_ALL";

    /// <summary>How long a transaction may stay open.</summary>
    public TimeSpan TransactionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether QLDB's quotas hold: documents a transaction, tables, indexes and sizes.</summary>
    public bool HasQuotas { get; init; } = true;

    /// <summary>Whether statements may use what QLDB refused: ORDER BY, LIMIT, GROUP BY and the like.</summary>
    public bool IsExtended { get; init; }

    /// <summary>The tags.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
