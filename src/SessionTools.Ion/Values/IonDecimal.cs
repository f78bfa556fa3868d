using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>A decimal: an exact number with its precision, as <c>1.10</c>.</summary>
public sealed partial class IonDecimal : IonValue
{
    /// <summary>Makes a value.</summary>
    /// <param name="value">The contents.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonDecimal(BigDecimal value, ImmutableArray<SymbolToken> annotations = default)
        : base(annotations)
    {
        Value = value;
    }

    /// <inheritdoc/>
    public override IonType Type => IonType.Decimal;

    /// <summary>The contents.</summary>
    public BigDecimal Value { get; }

    internal override void WriteContent(IonWriter writer)
    {
        writer.WriteDecimal(Value);
    }

    private protected override IonValue CopyWith(ImmutableArray<SymbolToken> annotations)
    {
        return new IonDecimal(Value, annotations);
    }

    private protected override bool ContentEquals(IonValue other)
    {
        return Value == ((IonDecimal)other).Value;
    }

    private protected override int ContentHashCode()
    {
        return Value.GetHashCode();
    }
}
