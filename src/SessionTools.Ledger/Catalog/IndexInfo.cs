namespace SessionTools.Ledger.Catalog;

/// <summary>An index over one top-level field of a table's documents. It serves equality only and is not unique.</summary>
/// <param name="Id">Its id, 22 characters of Base62.</param>
/// <param name="TableId">The table.</param>
/// <param name="Field">The field's name, case-sensitive.</param>
/// <param name="IsOnline">
/// Whether a plan may use it in this state of the ledger: its entries are complete for every snapshot from this one on.
/// While it is built (BUILDING) commits already keep it up to date.
/// </param>
public sealed record IndexInfo(string Id, string TableId, string Field, bool IsOnline);
