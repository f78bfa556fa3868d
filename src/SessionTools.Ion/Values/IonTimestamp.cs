using System;
using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>A timestamp: a date or time with its precision and offset.</summary>
public sealed partial class IonTimestamp : IonValue
{
    /// <summary>Makes a value.</summary>
    /// <param name="value">The contents.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonTimestamp(Timestamp value, ImmutableArray<SymbolToken> annotations = default)
        : base(annotations)
    {
        if (value.Precision == 0)
        {
            throw new ArgumentException("The default of Timestamp is no timestamp.", nameof(value));
        }

        Value = value;
    }

    /// <inheritdoc/>
    public override IonType Type => IonType.Timestamp;

    /// <summary>The contents.</summary>
    public Timestamp Value { get; }

    internal override void WriteContent(IonWriter writer)
    {
        writer.WriteTimestamp(Value);
    }

    private protected override IonValue CopyWith(ImmutableArray<SymbolToken> annotations)
    {
        return new IonTimestamp(Value, annotations);
    }

    private protected override bool ContentEquals(IonValue other)
    {
        return Value == ((IonTimestamp)other).Value;
    }

    private protected override int ContentHashCode()
    {
        return Value.GetHashCode();
    }
}
