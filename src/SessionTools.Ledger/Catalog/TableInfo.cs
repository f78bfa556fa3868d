using System.Collections.Immutable;

namespace SessionTools.Ledger.Catalog;

/// <summary>A table as one state of the ledger knows it.</summary>
/// <param name="Id">Its id, 22 characters of Base62, which never changes and is never reused.</param>
/// <param name="Name">Its name, case-sensitive. An active table is alone with its name; dropped ones keep theirs.</param>
/// <param name="IsActive">False once it is dropped: its history stays readable by its id.</param>
/// <param name="Indexes">Its indexes; a dropped table has none.</param>
public sealed record TableInfo(string Id, string Name, bool IsActive, ImmutableArray<IndexInfo> Indexes);
