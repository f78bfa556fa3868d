using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>A blob: octets.</summary>
public sealed class IonBlob : IonLob
{
    /// <summary>Makes a value.</summary>
    /// <param name="value">The octets; the default is none.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonBlob(ImmutableArray<byte> value, ImmutableArray<SymbolToken> annotations = default)
        : base(value, annotations)
    {
    }

    /// <inheritdoc/>
    public override IonType Type => IonType.Blob;

    internal override void WriteContent(IonWriter writer)
    {
        writer.WriteBlob(Value.AsSpan());
    }

    private protected override IonValue CopyWith(ImmutableArray<SymbolToken> annotations)
    {
        return new IonBlob(Value, annotations);
    }
}
