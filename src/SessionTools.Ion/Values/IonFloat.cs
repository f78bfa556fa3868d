using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>A float: a 64-bit binary number. All NaN are equal; the zeros differ by their sign.</summary>
public sealed class IonFloat : IonValue
{
    /// <summary>Makes a value.</summary>
    /// <param name="value">The contents.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonFloat(double value, ImmutableArray<SymbolToken> annotations = default)
        : base(annotations)
    {
        Value = value;
    }

    /// <inheritdoc/>
    public override IonType Type => IonType.Float;

    /// <summary>The contents.</summary>
    public double Value { get; }

    internal override void WriteContent(IonWriter writer)
    {
        writer.WriteFloat(Value);
    }

    private protected override IonValue CopyWith(ImmutableArray<SymbolToken> annotations)
    {
        return new IonFloat(Value, annotations);
    }

    private protected override bool ContentEquals(IonValue other)
    {
        return Value.Equals(((IonFloat)other).Value) && double.IsNegative(Value) == double.IsNegative(((IonFloat)other).Value)
            || (double.IsNaN(Value) && double.IsNaN(((IonFloat)other).Value));
    }

    private protected override int ContentHashCode()
    {
        return Value.GetHashCode();
    }
}
