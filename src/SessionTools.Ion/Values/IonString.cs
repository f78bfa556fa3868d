using System;
using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>A string: Unicode text.</summary>
public sealed class IonString : IonValue
{
    /// <summary>Makes a value.</summary>
    /// <param name="value">The text, without lone surrogates; writing refuses them.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonString(string value, ImmutableArray<SymbolToken> annotations = default)
        : base(annotations)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <inheritdoc/>
    public override IonType Type => IonType.String;

    /// <summary>The contents.</summary>
    public string Value { get; }

    internal override void WriteContent(IonWriter writer)
    {
        writer.WriteString(Value);
    }

    private protected override IonValue CopyWith(ImmutableArray<SymbolToken> annotations)
    {
        return new IonString(Value, annotations);
    }

    private protected override bool ContentEquals(IonValue other)
    {
        return string.Equals(Value, ((IonString)other).Value, StringComparison.Ordinal);
    }

    private protected override int ContentHashCode()
    {
        return string.GetHashCode(Value, StringComparison.Ordinal);
    }
}
