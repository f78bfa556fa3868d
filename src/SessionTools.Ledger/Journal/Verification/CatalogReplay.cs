using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ledger.Catalog;

namespace SessionTools.Ledger.Journal;

/// <summary>Builds the catalog from the changes that blocks record.</summary>
internal sealed class CatalogReplay
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TableInfo> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _activeByName = new(StringComparer.Ordinal);

    /// <summary>How many tables there have been.</summary>
    public int Count => _order.Count;

    /// <summary>The tables in order of their creation; whether an index is online is not known here.</summary>
    public IEnumerable<TableInfo> Tables => _order.Select(id => _tables[id]);

    /// <summary>A table's place in the order of creation, or -1.</summary>
    public int NumberOf(string tableId) => _numbers.GetValueOrDefault(tableId, -1);

    public TableInfo? Find(string tableId) => _tables.GetValueOrDefault(tableId);

    public TableInfo? FindActive(string name) => _activeByName.TryGetValue(name, out string? id) ? _tables[id] : null;

    /// <summary>Says why a change is impossible, or makes it and returns null.</summary>
    public string? Apply(CatalogChange change)
    {
        return change.Kind switch
        {
            CatalogChangeKind.CreateTable => Create(change),
            CatalogChangeKind.DropTable => SetActive(change, false),
            CatalogChangeKind.UndropTable => SetActive(change, true),
            CatalogChangeKind.CreateIndex => CreateIndex(change),
            _ => DropIndex(change),
        };
    }

    /// <summary>Says where a store's catalog differs, or null.</summary>
    public string? FindDifference(CatalogSnapshot stored)
    {
        if (!stored.Tables.Select(table => table.Id).SequenceEqual(_order))
        {
            return "the store's tables are not those that the journal creates";
        }

        TableInfo? wrong = stored.Tables.FirstOrDefault(table => !IsSame(table, _tables[table.Id]));
        return wrong is null ? null : "the store's table " + wrong.Id + " is not what the journal says: name, status or indexes differ";
    }

    private static bool IsSame(TableInfo stored, TableInfo replayed)
    {
        return stored.Name == replayed.Name && stored.IsActive == replayed.IsActive
            && Names(stored.Indexes).SequenceEqual(Names(replayed.Indexes));
    }

    private static IEnumerable<(string Id, string TableId, string Field)> Names(ImmutableArray<IndexInfo> indexes)
    {
        return indexes.Select(index => (index.Id, index.TableId, index.Field)).Order();
    }

    private string? Create(CatalogChange change)
    {
        if (_tables.ContainsKey(change.TableId) || _activeByName.ContainsKey(change.TableName))
        {
            return "it creates the table " + change.TableName + ", which exists";
        }

        _numbers.Add(change.TableId, _order.Count);
        _order.Add(change.TableId);
        _tables.Add(change.TableId, new TableInfo(change.TableId, change.TableName, true, []));
        _activeByName.Add(change.TableName, change.TableId);
        return null;
    }

    private string? SetActive(CatalogChange change, bool isActive)
    {
        if (Find(change.TableId) is not { } table || table.Name != change.TableName || table.IsActive == isActive
            || (isActive && _activeByName.ContainsKey(table.Name)))
        {
            return "it drops or restores the table " + change.TableId + ", which is not possible there";
        }

        _tables[table.Id] = table with { IsActive = isActive, Indexes = [] };
        if (isActive)
        {
            _activeByName.Add(table.Name, table.Id);
        }
        else
        {
            _activeByName.Remove(table.Name);
        }

        return null;
    }

    private string? CreateIndex(CatalogChange change)
    {
        if (Find(change.TableId) is not { IsActive: true } table || table.Name != change.TableName
            || table.Indexes.Any(index => index.Id == change.IndexId || index.Field == change.Field))
        {
            return "it creates the index " + change.IndexId + ", which is not possible there";
        }

        IndexInfo created = new(change.IndexId!, table.Id, change.Field!, true);
        _tables[table.Id] = table with { Indexes = table.Indexes.Add(created) };
        return null;
    }

    private string? DropIndex(CatalogChange change)
    {
        TableInfo? table = Find(change.TableId);
        IndexInfo? dropped = table?.Indexes.FirstOrDefault(index => index.Id == change.IndexId && index.Field == change.Field);
        if (table is null || dropped is null || table.Name != change.TableName)
        {
            return "it drops the index " + change.IndexId + ", which is not there";
        }

        _tables[table.Id] = table with { Indexes = table.Indexes.Remove(dropped) };
        return null;
    }
}
