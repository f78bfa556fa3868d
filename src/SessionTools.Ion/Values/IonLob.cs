using System;
using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>What clobs and blobs share: octets.</summary>
public abstract class IonLob : IonValue
{
    private protected IonLob(ImmutableArray<byte> value, ImmutableArray<SymbolToken> annotations)
        : base(annotations)
    {
        Value = value.IsDefault ? [] : value;
    }

    /// <summary>The octets.</summary>
    public ImmutableArray<byte> Value { get; }

    /// <summary>A copy of the octets.</summary>
    /// <param name="value">The clob or blob.</param>
    public static explicit operator byte[](IonLob value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Value.AsSpan().ToArray();
    }

    private protected override bool ContentEquals(IonValue other)
    {
        return Value.AsSpan().SequenceEqual(((IonLob)other).Value.AsSpan());
    }

    private protected override int ContentHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Value.AsSpan());
        return hash.ToHashCode();
    }
}
