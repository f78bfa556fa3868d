using System.Collections.Immutable;
using SessionTools.Ion;

namespace SessionTools.Ledger.PartiQL.Syntax;

/// <summary>A constant: a number, a string, NULL, TRUE, FALSE or an Ion literal.</summary>
/// <param name="Position">Its first character.</param>
/// <param name="Value">Its value.</param>
public sealed record Literal(SourcePosition Position, IonValue Value) : Expression(Position);

/// <summary>MISSING, which no Ion value stands for.</summary>
/// <param name="Position">The word.</param>
public sealed record MissingLiteral(SourcePosition Position) : Expression(Position);

/// <summary>A positional parameter, <c>?</c>.</summary>
/// <param name="Position">The sign.</param>
/// <param name="Index">Its number in the statement, counted from 0.</param>
public sealed record Parameter(SourcePosition Position, int Index) : Expression(Position);

/// <summary>A name that the resolver looks up.</summary>
/// <param name="Position">Its first character, or the <c>@</c> before it.</param>
/// <param name="Name">The name.</param>
/// <param name="IsLexical">Whether <c>@</c> stands before it: then variables come before tables.</param>
public sealed record Variable(SourcePosition Position, Identifier Name, bool IsLexical) : Expression(Position);

/// <summary>A value and the way into it.</summary>
/// <remarks>PartiQL specification, "Path Navigation".</remarks>
/// <param name="Position">The root's first character.</param>
/// <param name="Root">Where the way starts.</param>
/// <param name="Steps">The steps, at least one.</param>
public sealed record Path(SourcePosition Position, Expression Root, ImmutableArray<PathStep> Steps) : Expression(Position);

/// <summary>One step of a path.</summary>
/// <param name="Position">The dot or bracket it starts with.</param>
public abstract record PathStep(SourcePosition Position) : SyntaxNode(Position);

/// <summary><c>.name</c>, <c>."name"</c> or <c>.'name'</c>.</summary>
/// <param name="Position">The dot.</param>
/// <param name="Name">The field.</param>
public sealed record FieldStep(SourcePosition Position, Identifier Name) : PathStep(Position);

/// <summary><c>[expression]</c>: an element by its index or a field by its name.</summary>
/// <param name="Position">The bracket.</param>
/// <param name="Key">Index or name.</param>
public sealed record ElementStep(SourcePosition Position, Expression Key) : PathStep(Position);

/// <summary><c>.*</c>: the values of all fields.</summary>
/// <param name="Position">The dot.</param>
public sealed record AllFieldsStep(SourcePosition Position) : PathStep(Position);

/// <summary><c>[*]</c>: all elements.</summary>
/// <param name="Position">The bracket.</param>
public sealed record AllElementsStep(SourcePosition Position) : PathStep(Position);

/// <summary><c>[a, b]</c>, <c>(a, b)</c>, <c>LIST(a, b)</c>, <c>&lt;&lt;a, b&gt;&gt;</c>, <c>BAG(a, b)</c> or <c>SEXP(a, b)</c>.</summary>
/// <param name="Position">The opening sign or word.</param>
/// <param name="Kind">What is made.</param>
/// <param name="Items">The elements.</param>
public sealed record CollectionConstructor(SourcePosition Position, CollectionKind Kind, ImmutableArray<Expression> Items)
    : Expression(Position);

/// <summary>The collections that an expression can make.</summary>
public enum CollectionKind
{
    /// <summary>An ordered list.</summary>
    List,

    /// <summary>A bag, which has no order.</summary>
    Bag,

    /// <summary>An Ion S-expression.</summary>
    Sexp,
}

/// <summary><c>{name: value, ...}</c>.</summary>
/// <param name="Position">The brace.</param>
/// <param name="Fields">The fields in order.</param>
public sealed record StructConstructor(SourcePosition Position, ImmutableArray<StructField> Fields) : Expression(Position);

/// <summary><c>name: value</c>; the name is an expression too.</summary>
/// <param name="Position">The name's first character.</param>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record StructField(SourcePosition Position, Expression Name, Expression Value) : SyntaxNode(Position);
