using System;
using System.Globalization;

namespace SessionTools.Ion;

/// <summary>A position in a shared symbol table: where a symbol of unknown text comes from.</summary>
/// <remarks>Ion 1.0 specification, "Symbols", "Semantics of unknown text".</remarks>
public sealed record ImportLocation
{
    /// <summary>Names a position.</summary>
    /// <param name="tableName">The shared table's name, not empty.</param>
    /// <param name="position">The position in the table, counted from 1.</param>
    public ImportLocation(string tableName, long position)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        TableName = tableName;
        Position = position;
    }

    /// <summary>The shared table's name.</summary>
    public string TableName { get; }

    /// <summary>The position in the table, counted from 1.</summary>
    public long Position { get; }

    /// <inheritdoc/>
    public override string ToString()
    {
        return string.Create(CultureInfo.InvariantCulture, $"{SymbolText.Format(TableName)}[{Position}]");
    }
}
