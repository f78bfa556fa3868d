using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ledger.Catalog;

namespace SessionTools.Ledger.Transactions;

/// <summary>The catalog as a transaction sees it: its snapshot's, with its own changes.</summary>
internal sealed class TransactionCatalog(CatalogSnapshot snapshot, ReadTracker reads, LedgerSettings settings)
{
    private CatalogSnapshot _current = snapshot;
    private ImmutableArray<CatalogChange> _changes = [];

    public ImmutableArray<CatalogChange> Changes => _changes;

    /// <summary>A state to go back to when a statement fails.</summary>
    public (CatalogSnapshot Catalog, ImmutableArray<CatalogChange> Changes) State
    {
        get => (_current, _changes);
        set => (_current, _changes) = value;
    }

    public IReadOnlyList<TableInfo> Tables()
    {
        reads.Catalog();
        return _current.Tables;
    }

    public TableInfo? FindActive(string name)
    {
        reads.Name(name);
        return Read(_current.FindActive(name));
    }

    public TableInfo? FindById(string tableId)
    {
        reads.Schema(tableId);
        return _current.FindById(tableId);
    }

    /// <summary>The name of a table that the transaction has used, without another read.</summary>
    public string NameOf(string tableId) => _current.FindById(tableId)!.Name;

    public string Create(string name, string tableId)
    {
        CatalogNames.RequireTable(name);
        reads.Catalog();
        RequireNoTable(name);
        RequireRoom(name, tables: _current.Tables.Length + 1);
        Apply(
            new CatalogChange(CatalogChangeKind.CreateTable, tableId, name),
            [.. _current.Tables, new TableInfo(tableId, name, IsActive: true, [])]);
        return tableId;
    }

    public string Drop(string name)
    {
        TableInfo table = RequireActive(name);
        return Replace(CatalogChangeKind.DropTable, table, table with { IsActive = false, Indexes = [] });
    }

    public string Undrop(string tableId)
    {
        TableInfo table = FindById(tableId)
            ?? throw Refused($"Table with id: {tableId} does not exist");
        if (table.IsActive)
        {
            throw Refused($"Table with id: {tableId} is not dropped");
        }

        reads.Catalog();
        RequireNoTable(table.Name);
        RequireRoom(table.Name, _current.Tables.Length);
        return Replace(CatalogChangeKind.UndropTable, table, table with { IsActive = true });
    }

    public string CreateIndex(string tableName, string field, string indexId)
    {
        CatalogNames.RequireField(field);
        TableInfo table = RequireActive(tableName);
        if (table.Indexes.Any(index => index.Field == field))
        {
            throw Refused($"Index on table: {tableName} for field: {field} already exists");
        }

        if (settings.HasQuotas && table.Indexes.Length >= LedgerQuotas.Indexes)
        {
            throw new LedgerException(
                LedgerErrorKind.LimitExceeded,
                $"A table has at most {LedgerQuotas.Indexes} indexes; '{field}' of '{tableName}' is one more.");
        }

        IndexInfo index = new(indexId, table.Id, field, IsOnline: false);
        TableInfo changed = table with { Indexes = table.Indexes.Add(index) };
        return Replace(CatalogChangeKind.CreateIndex, table, changed, index);
    }

    public string DropIndex(string tableName, string indexId)
    {
        TableInfo table = RequireActive(tableName);
        IndexInfo index = table.Indexes.FirstOrDefault(index => index.Id == indexId)
            ?? throw Refused($"Index with id: {indexId} does not exist on table: {tableName}");
        return Replace(CatalogChangeKind.DropIndex, table, table with { Indexes = table.Indexes.Remove(index) }, index);
    }

    private static LedgerException Refused(string message) => new(LedgerErrorKind.BadRequest, message);

    private TableInfo? Read(TableInfo? table)
    {
        if (table is not null)
        {
            reads.Schema(table.Id);
        }

        return table;
    }

    private TableInfo RequireActive(string name) => FindActive(name) ?? throw Refused($"No such variable named '{name}'");

    private void RequireNoTable(string name)
    {
        if (FindActive(name) is not null)
        {
            throw Refused($"Table with name: USER.{name} already exists");
        }
    }

    private void RequireRoom(string name, int tables)
    {
        int active = _current.Tables.Count(table => table.IsActive);
        if (settings.HasQuotas && (active >= LedgerQuotas.ActiveTables || tables > LedgerQuotas.Tables))
        {
            throw new LedgerException(
                LedgerErrorKind.LimitExceeded,
                $"A ledger has at most {LedgerQuotas.ActiveTables} active tables, and {LedgerQuotas.Tables} with the dropped ones; '{name}' is one more.");
        }
    }

    private string Replace(CatalogChangeKind kind, TableInfo table, TableInfo changed, IndexInfo? index = null)
    {
        Apply(new CatalogChange(kind, table.Id, table.Name, index?.Id, index?.Field), _current.Tables.Replace(table, changed));
        return table.Id;
    }

    private void Apply(CatalogChange change, ImmutableArray<TableInfo> tables)
    {
        _current = new CatalogSnapshot(tables);
        _changes = _changes.Add(change);
    }
}
