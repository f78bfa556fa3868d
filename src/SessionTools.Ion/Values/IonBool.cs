using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>A bool: <c>true</c> or <c>false</c>.</summary>
public sealed class IonBool : IonValue
{
    /// <summary>Makes a value.</summary>
    /// <param name="value">The contents.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonBool(bool value, ImmutableArray<SymbolToken> annotations = default)
        : base(annotations)
    {
        Value = value;
    }

    /// <inheritdoc/>
    public override IonType Type => IonType.Bool;

    /// <summary>The contents.</summary>
    public bool Value { get; }

    internal override void WriteContent(IonWriter writer)
    {
        writer.WriteBool(Value);
    }

    private protected override IonValue CopyWith(ImmutableArray<SymbolToken> annotations)
    {
        return new IonBool(Value, annotations);
    }

    private protected override bool ContentEquals(IonValue other)
    {
        return Value == ((IonBool)other).Value;
    }

    private protected override int ContentHashCode()
    {
        return Value ? 1 : 0;
    }
}
