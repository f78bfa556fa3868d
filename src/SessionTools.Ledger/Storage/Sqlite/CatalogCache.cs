using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage.Commits;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>Catalogs by the block that last changed them, kept once all their indexes are online.</summary>
internal sealed class CatalogCache
{
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<long, Kept> _kept = new();

    /// <summary>The catalog as of a snapshot whose last change of it is known; null if it is not kept.</summary>
    public CatalogSnapshot? Find(long change, long snapshot)
    {
        return _kept.TryGetValue(change, out Kept? kept) && kept.CompleteSince <= snapshot ? kept.Catalog : null;
    }

    public CatalogSnapshot Get(SqliteConnection connection, long snapshot)
    {
        long change = CatalogRows.LastChange(connection, snapshot);
        return Find(change, snapshot) ?? Read(connection, change, snapshot);
    }

    private CatalogSnapshot Read(SqliteConnection connection, long change, long snapshot)
    {
        Dictionary<string, long> online = new(StringComparer.Ordinal);
        CatalogSnapshot catalog = CatalogFold.Of(
            CatalogRows.ChangesUpTo(connection, snapshot),
            id => (online[id] = CatalogRows.OnlineSince(connection, id)) <= snapshot);
        Keep(change, snapshot, catalog, online);
        return catalog;
    }

    private void Keep(long change, long snapshot, CatalogSnapshot catalog, Dictionary<string, long> online)
    {
        long since = catalog.Tables.SelectMany(table => table.Indexes).Select(index => online[index.Id]).Append(-1).Max();
        if (since <= snapshot)
        {
            if (_kept.Count >= MostKept)
            {
                _kept.Clear();
            }

            _kept[change] = new Kept(catalog, since);
        }
    }

    private sealed record Kept(CatalogSnapshot Catalog, long CompleteSince);
}
