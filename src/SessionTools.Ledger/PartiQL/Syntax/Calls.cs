using System.Collections.Immutable;

namespace SessionTools.Ledger.PartiQL.Syntax;

/// <summary>
/// <c>name(argument, ...)</c>. SUBSTRING and POSITION with words between their arguments become this too.
/// </summary>
/// <param name="Position">The name.</param>
/// <param name="Name">The name in lower case; whether there is such a function the resolver knows.</param>
/// <param name="Arguments">The arguments.</param>
public sealed record FunctionCall(SourcePosition Position, string Name, ImmutableArray<Expression> Arguments) : Expression(Position);

/// <summary><c>COUNT(*)</c> or <c>name([ALL|DISTINCT] argument)</c>.</summary>
/// <param name="Position">The name.</param>
/// <param name="Name">The name in lower case.</param>
/// <param name="Quantifier">ALL or DISTINCT.</param>
/// <param name="Argument">The argument; null for the star.</param>
public sealed record Aggregate(SourcePosition Position, string Name, SetQuantifier Quantifier, Expression? Argument)
    : Expression(Position);

/// <summary><c>CAST(value AS type)</c>.</summary>
/// <param name="Position">The word CAST.</param>
/// <param name="Value">The value.</param>
/// <param name="Type">The type.</param>
public sealed record Cast(SourcePosition Position, Expression Value, TypeName Type) : Expression(Position);

/// <summary>A type.</summary>
/// <param name="Position">Its first word.</param>
/// <param name="Name">Its words in upper case, with a blank between two.</param>
/// <param name="Arguments">Length, or precision and scale; empty when not written.</param>
public sealed record TypeName(SourcePosition Position, string Name, ImmutableArray<int> Arguments) : SyntaxNode(Position);

/// <summary><c>EXTRACT(part FROM value)</c>.</summary>
/// <param name="Position">The word EXTRACT.</param>
/// <param name="Part">The part.</param>
/// <param name="Value">The timestamp.</param>
public sealed record Extract(SourcePosition Position, DatePart Part, Expression Value) : Expression(Position);

/// <summary><c>DATE_ADD(part, quantity, timestamp)</c>.</summary>
/// <param name="Position">The word DATE_ADD.</param>
/// <param name="Part">The unit.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Timestamp">The timestamp.</param>
public sealed record DateAdd(SourcePosition Position, DatePart Part, Expression Quantity, Expression Timestamp)
    : Expression(Position);

/// <summary><c>DATE_DIFF(part, start, end)</c>.</summary>
/// <param name="Position">The word DATE_DIFF.</param>
/// <param name="Part">The unit.</param>
/// <param name="Start">The earlier timestamp.</param>
/// <param name="End">The later timestamp.</param>
public sealed record DateDifference(SourcePosition Position, DatePart Part, Expression Start, Expression End)
    : Expression(Position);

/// <summary>A part of a timestamp.</summary>
public enum DatePart
{
    /// <summary>YEAR.</summary>
    Year,

    /// <summary>MONTH.</summary>
    Month,

    /// <summary>DAY.</summary>
    Day,

    /// <summary>HOUR.</summary>
    Hour,

    /// <summary>MINUTE.</summary>
    Minute,

    /// <summary>SECOND.</summary>
    Second,

    /// <summary>TIMEZONE_HOUR, for EXTRACT only.</summary>
    TimezoneHour,

    /// <summary>TIMEZONE_MINUTE, for EXTRACT only.</summary>
    TimezoneMinute,
}

/// <summary><c>TRIM([[LEADING|TRAILING|BOTH] [characters] FROM] text)</c>.</summary>
/// <param name="Position">The word TRIM.</param>
/// <param name="Side">Where characters are taken away; BOTH when not written.</param>
/// <param name="Characters">Which characters, or null for blanks.</param>
/// <param name="Text">The text.</param>
public sealed record Trim(SourcePosition Position, TrimSide Side, Expression? Characters, Expression Text) : Expression(Position);

/// <summary>Where TRIM takes characters away.</summary>
public enum TrimSide
{
    /// <summary>At both ends.</summary>
    Both,

    /// <summary>At the start.</summary>
    Leading,

    /// <summary>At the end.</summary>
    Trailing,
}
