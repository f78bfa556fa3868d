using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using SessionTools.Ledger.Catalog;

namespace SessionTools.Ledger.Journal;

/// <summary>What blocks call changes of the catalog: the statements that make them.</summary>
internal static class CatalogChangeNames
{
    private static readonly FrozenDictionary<string, CatalogChangeKind> s_kinds = new Dictionary<string, CatalogChangeKind>
    {
        ["CREATE TABLE"] = CatalogChangeKind.CreateTable,
        ["DROP TABLE"] = CatalogChangeKind.DropTable,
        ["UNDROP TABLE"] = CatalogChangeKind.UndropTable,
        ["CREATE INDEX"] = CatalogChangeKind.CreateIndex,
        ["DROP INDEX"] = CatalogChangeKind.DropIndex,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<CatalogChangeKind, string> s_names =
        s_kinds.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static string ToName(CatalogChangeKind kind) => s_names[kind];

    public static CatalogChangeKind? Find(string name)
    {
        return s_kinds.TryGetValue(name, out CatalogChangeKind kind) ? kind : null;
    }
}
