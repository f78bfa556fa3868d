using System;

namespace SessionTools.Ion;

/// <summary>
/// A symbol: text, or where its unknown text comes from. The default is symbol zero (<c>$0</c>), whose text is unknown.
/// </summary>
/// <remarks>
/// Ion 1.0 specification, "Symbols": known symbols are equal when their text is; unknown ones when the same position of the
/// same shared table is meant; an unknown text that no import explains is symbol zero.
/// </remarks>
public readonly struct SymbolToken : IEquatable<SymbolToken>
{
    /// <summary>A symbol with known text.</summary>
    /// <param name="text">The text, which may be empty and has no lone surrogates.</param>
    public SymbolToken(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
    }

    /// <summary>A symbol whose text is in a shared symbol table that is not at hand.</summary>
    /// <param name="import">The table and the position in it.</param>
    public SymbolToken(ImportLocation import)
    {
        ArgumentNullException.ThrowIfNull(import);
        Import = import;
    }

    /// <summary>The text, or null when it is unknown.</summary>
    public string? Text { get; }

    /// <summary>The shared table that knows the text; null for known text and for symbol zero.</summary>
    public ImportLocation? Import { get; }

    /// <summary>Whether this is <c>$0</c>.</summary>
    public bool IsSymbolZero => Text is null && Import is null;

    /// <summary>The symbol with the given text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator SymbolToken(string text)
    {
        return FromString(text);
    }

    /// <summary>Whether two symbols are equivalent.</summary>
    /// <param name="left">One symbol.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(SymbolToken left, SymbolToken right)
    {
        return left.Equals(right);
    }

    /// <summary>Whether two symbols differ.</summary>
    /// <param name="left">One symbol.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(SymbolToken left, SymbolToken right)
    {
        return !left.Equals(right);
    }

    /// <summary>The symbol with the given text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The symbol.</returns>
    public static SymbolToken FromString(string text)
    {
        return new SymbolToken(text);
    }

    /// <inheritdoc/>
    public bool Equals(SymbolToken other)
    {
        if (Text is not null || other.Text is not null)
        {
            return string.Equals(Text, other.Text, StringComparison.Ordinal);
        }

        return Equals(Import, other.Import);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj)
    {
        return obj is SymbolToken other && Equals(other);
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        return Text is not null ? string.GetHashCode(Text, StringComparison.Ordinal) : HashCode.Combine(Import);
    }

    /// <summary>
    /// The symbol as Ion text; unknown text shows its origin in words, for which text Ion has no form of its own.
    /// </summary>
    /// <returns>Ion text, or <c>$0</c>, or <c>name[position]</c>.</returns>
    public override string ToString()
    {
        return Text is not null ? SymbolText.Format(Text) : Import?.ToString() ?? "$0";
    }
}
