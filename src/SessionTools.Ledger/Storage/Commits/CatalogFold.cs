using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ledger.Catalog;

namespace SessionTools.Ledger.Storage.Commits;

/// <summary>Makes a catalog out of the changes that led to it.</summary>
internal static class CatalogFold
{
    /// <param name="changes">All changes from the first block on, in order.</param>
    /// <param name="isOnline">Whether an index, by its id, can be used.</param>
    public static CatalogSnapshot Of(IEnumerable<CatalogChange> changes, Func<string, bool> isOnline)
    {
        List<TableInfo> tables = [];
        foreach (CatalogChange change in changes)
        {
            if (change.Kind == CatalogChangeKind.CreateTable)
            {
                tables.Add(new TableInfo(change.TableId, change.TableName, IsActive: true, []));
                continue;
            }

            int i = tables.FindIndex(table => table.Id == change.TableId);
            tables[i] = Changed(tables[i], change, isOnline);
        }

        return new CatalogSnapshot([.. tables]);
    }

    private static TableInfo Changed(TableInfo table, CatalogChange change, Func<string, bool> isOnline)
    {
        return change.Kind switch
        {
            CatalogChangeKind.DropTable => table with { IsActive = false, Indexes = [] },
            CatalogChangeKind.UndropTable => table with { IsActive = true },
            CatalogChangeKind.CreateIndex => table with
            {
                Indexes = table.Indexes.Add(new IndexInfo(change.IndexId!, table.Id, change.Field!, isOnline(change.IndexId!))),
            },
            CatalogChangeKind.DropIndex => table with { Indexes = [.. table.Indexes.Where(index => index.Id != change.IndexId)] },
            _ => throw new ArgumentException($"{change.Kind} is no change of a table.", nameof(change)),
        };
    }
}
