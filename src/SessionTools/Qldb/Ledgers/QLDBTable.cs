using System.Collections.Generic;
using System.Linq;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>A table of a ledger, as information_schema.user_tables describes it.</summary>
public sealed class QLDBTable : ConnectedObject
{
    internal QLDBTable(IonStruct table, string ledgerName, Connection connection)
        : base(connection)
    {
        LedgerName = ledgerName;
        TableName = table.Find<IonString>("name")?.Value ?? "";
        TableId = table.Find<IonString>("tableId")?.Value ?? "";
        Status = table.Find<IonString>("status")?.Value ?? "";
        Indexes = table.Find<IonList>("indexes")?.Items.OfType<IonStruct>().Select(index => new QLDBIndex(index)).ToArray() ?? [];
    }

    public string LedgerName { get; }

    public string TableName { get; }

    public string TableId { get; }

    /// <summary>ACTIVE, or INACTIVE for a table that was dropped.</summary>
    public string Status { get; }

    public IReadOnlyList<QLDBIndex> Indexes { get; }

    public override string ToString() => TableName;
}

/// <summary>An index of a table.</summary>
public sealed class QLDBIndex
{
    internal QLDBIndex(IonStruct index)
    {
        IndexId = index.Find<IonString>("indexId")?.Value ?? "";
        FieldName = (index.Find<IonString>("expr")?.Value ?? "").Trim('[', ']');
        Status = index.Find<IonString>("status")?.Value ?? "";
    }

    public string IndexId { get; }

    /// <summary>The field that the index is on.</summary>
    public string FieldName { get; }

    /// <summary>BUILDING, FINALIZING, ONLINE, FAILED or DELETING.</summary>
    public string Status { get; }

    public override string ToString() => FieldName;
}
