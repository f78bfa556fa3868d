using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>A clob: text of an unknown encoding.</summary>
public sealed class IonClob : IonLob
{
    /// <summary>Makes a value.</summary>
    /// <param name="value">The octets; the default is none.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonClob(ImmutableArray<byte> value, ImmutableArray<SymbolToken> annotations = default)
        : base(value, annotations)
    {
    }

    /// <inheritdoc/>
    public override IonType Type => IonType.Clob;

    internal override void WriteContent(IonWriter writer)
    {
        writer.WriteClob(Value.AsSpan());
    }

    private protected override IonValue CopyWith(ImmutableArray<SymbolToken> annotations)
    {
        return new IonClob(Value, annotations);
    }
}
