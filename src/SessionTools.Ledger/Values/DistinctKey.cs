using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>A value as the key of a dictionary, equal where PartiQL's <c>=</c> holds; NULL and MISSING are keys too.</summary>
internal readonly struct DistinctKey : IEquatable<DistinctKey>
{
    private readonly ReadOnlyMemory<byte> _bytes;

    public DistinctKey(IonValue value)
    {
        _bytes = KeyEncoding.EncodeAny(value);
    }

    public bool Equals(DistinctKey other)
    {
        return _bytes.Span.SequenceEqual(other._bytes.Span);
    }

    public override bool Equals(object? obj)
    {
        return obj is DistinctKey other && Equals(other);
    }

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(_bytes.Span);
        return hash.ToHashCode();
    }
}
