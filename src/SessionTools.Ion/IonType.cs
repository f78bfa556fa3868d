using System.Diagnostics.CodeAnalysis;

namespace SessionTools.Ion;

/// <summary>The thirteen types of the Ion data model, and <see cref="None"/> where a reader stands on no value.</summary>
/// <remarks>Ion 1.0 specification, "The Ion Data Model". A typed null such as <c>null.int</c> has the type it names.</remarks>
[SuppressMessage("Naming", "CA1720", Justification = "These are the specification's names.")]
public enum IonType : byte
{
    /// <summary>No value: before the first <see cref="IonReader.Read"/>, or at the end of a container or stream.</summary>
    None,

    /// <summary>The type of <c>null.null</c>.</summary>
    Null,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A signed integer of any size.</summary>
    Int,

    /// <summary>A 32 or 64-bit IEEE-754 binary number.</summary>
    Float,

    /// <summary>An exact decimal number; see <see cref="BigDecimal"/>.</summary>
    Decimal,

    /// <summary>A date or time with its precision and offset; see <see cref="SessionTools.Ion.Timestamp"/>.</summary>
    Timestamp,

    /// <summary>An interned name; see <see cref="SymbolToken"/>.</summary>
    Symbol,

    /// <summary>Unicode text.</summary>
    String,

    /// <summary>Text of an unknown encoding: octets that text Ion shows as 7-bit ASCII.</summary>
    Clob,

    /// <summary>Octets.</summary>
    Blob,

    /// <summary>An ordered sequence in brackets.</summary>
    List,

    /// <summary>An ordered sequence in parentheses.</summary>
    Sexp,

    /// <summary>An unordered bag of named fields; names may repeat.</summary>
    Struct,
}
