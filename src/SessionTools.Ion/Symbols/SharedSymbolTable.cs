using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace SessionTools.Ion;

/// <summary>A named, versioned list of symbols that documents import instead of repeating.</summary>
/// <remarks>Ion 1.0 specification, "Shared Symbol Tables".</remarks>
public sealed class SharedSymbolTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="name">Its name, not empty.</param>
    /// <param name="version">Its version, at least 1.</param>
    /// <param name="symbols">Its symbols from position 1 on; null leaves a position without text.</param>
    public SharedSymbolTable(string name, int version, IEnumerable<string?> symbols)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        ArgumentNullException.ThrowIfNull(symbols);
        Name = name;
        Version = version;
        Symbols = symbols.ToImmutableArray();
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>The table's version, from 1.</summary>
    public int Version { get; }

    /// <summary>The symbols; the first has position 1.</summary>
    public ImmutableArray<string?> Symbols { get; }
}
