using System;
using System.Collections.Immutable;
using System.Linq;

namespace SessionTools.Ion;

/// <summary>The shared symbol tables that a reader may resolve imports with.</summary>
/// <remarks>Ion 1.0 specification, "The Catalog".</remarks>
public sealed class SymbolCatalog
{
    private readonly ImmutableDictionary<string, ImmutableArray<SharedSymbolTable>> _tables;

    /// <summary>Makes a catalog.</summary>
    /// <param name="tables">The tables, several versions of a name welcome.</param>
    public SymbolCatalog(params SharedSymbolTable[] tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _tables = tables
            .GroupBy(table => table.Name, StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.OrderBy(table => table.Version).ToImmutableArray(),
                StringComparer.Ordinal);
    }

    /// <summary>The catalog with no tables.</summary>
    public static SymbolCatalog Empty { get; } = new();

    /// <summary>Finds the asked version of a table, or else the latest one.</summary>
    /// <param name="name">The table's name.</param>
    /// <param name="version">The version that is wanted.</param>
    /// <returns>The best table, or null when none has the name.</returns>
    public SharedSymbolTable? Find(string name, int version)
    {
        if (!_tables.TryGetValue(name, out ImmutableArray<SharedSymbolTable> versions))
        {
            return null;
        }

        return versions.FirstOrDefault(table => table.Version == version) ?? versions[^1];
    }
}
