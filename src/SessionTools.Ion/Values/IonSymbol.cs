using System;
using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>A symbol as a value: <c>name</c> or <c>'any text'</c>.</summary>
public sealed class IonSymbol : IonValue
{
    /// <summary>Makes a value.</summary>
    /// <param name="value">The contents.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonSymbol(SymbolToken value, ImmutableArray<SymbolToken> annotations = default)
        : base(annotations)
    {
        Value = value;
        HasImports |= value.Import is not null;
    }

    /// <summary>Makes a value without annotations.</summary>
    /// <param name="text">The contents.</param>
    public IonSymbol(string text)
        : this(new SymbolToken(text))
    {
    }

    /// <inheritdoc/>
    public override IonType Type => IonType.Symbol;

    /// <summary>The contents.</summary>
    public SymbolToken Value { get; }

    /// <summary>The text, or null when it is unknown.</summary>
    public string? Text => Value.Text;

    /// <inheritdoc/>
    internal override void VisitSymbols(Action<SymbolToken> visit)
    {
        base.VisitSymbols(visit);
        visit(Value);
    }

    internal override void WriteContent(IonWriter writer)
    {
        writer.WriteSymbol(Value);
    }

    private protected override IonValue CopyWith(ImmutableArray<SymbolToken> annotations)
    {
        return new IonSymbol(Value, annotations);
    }

    private protected override bool ContentEquals(IonValue other)
    {
        return Value == ((IonSymbol)other).Value;
    }

    private protected override int ContentHashCode()
    {
        return Value.GetHashCode();
    }
}
