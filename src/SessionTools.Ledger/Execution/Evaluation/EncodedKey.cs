using System;
using SessionTools.Ion;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

/// <summary>A value as an index or a hash join files it: the same key for all values that are equal.</summary>
internal readonly struct EncodedKey : IEquatable<EncodedKey>
{
    private readonly int _hashCode;

    private EncodedKey(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        HashCode hash = default;
        hash.AddBytes(bytes.Span);
        _hashCode = hash.ToHashCode();
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The key of a value; null for NULL and MISSING, which equal nothing.</summary>
    public static EncodedKey? Of(IonValue value)
    {
        return KeyEncoding.Encode(value) is { } bytes ? new EncodedKey(bytes) : null;
    }

    public bool Equals(EncodedKey other)
    {
        return Bytes.Span.SequenceEqual(other.Bytes.Span);
    }

    public override bool Equals(object? obj)
    {
        return obj is EncodedKey other && Equals(other);
    }

    public override int GetHashCode()
    {
        return _hashCode;
    }
}
