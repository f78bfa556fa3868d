using System;
using System.Collections.Immutable;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>Ion values from .NET values.</summary>
public abstract partial class IonValue
{
    /// <summary>A bool.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(bool value)
    {
        return new IonBool(value);
    }

    /// <summary>An int.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(long value)
    {
        return new IonInt(value);
    }

    /// <summary>An int.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(ulong value)
    {
        return new IonInt(value);
    }

    /// <summary>An int.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(int value)
    {
        return new IonInt(value);
    }

    /// <summary>An int.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(Int128 value)
    {
        return new IonInt((BigInteger)value);
    }

    /// <summary>An int.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(UInt128 value)
    {
        return new IonInt((BigInteger)value);
    }

    /// <summary>An int.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(BigInteger value)
    {
        return new IonInt(value);
    }

    /// <summary>A float.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(double value)
    {
        return new IonFloat(value);
    }

    /// <summary>A decimal with the same scale.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(decimal value)
    {
        return new IonDecimal(value);
    }

    /// <summary>A decimal.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(BigDecimal value)
    {
        return new IonDecimal(value);
    }

    /// <summary>A timestamp.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(Timestamp value)
    {
        return new IonTimestamp(value);
    }

    /// <summary>A timestamp; see <see cref="Timestamp.FromDateTimeOffset"/>.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(DateTimeOffset value)
    {
        return new IonTimestamp(value);
    }

    /// <summary>A timestamp; see <see cref="Timestamp.FromDateTime"/>.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(DateTime value)
    {
        return new IonTimestamp(Timestamp.FromDateTime(value));
    }

    /// <summary>A timestamp with the precision of a day.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(DateOnly value)
    {
        return new IonTimestamp(value);
    }

    /// <summary>A symbol.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(SymbolToken value)
    {
        return new IonSymbol(value);
    }

    /// <summary>A string, or plain <c>null</c>.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(string? value)
    {
        return value is null ? IonNull.Instance : new IonString(value);
    }

    /// <summary>A string such as <c>"01234567-89ab-cdef-0123-456789abcdef"</c>.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator IonValue(Guid value)
    {
        return new IonString(value.ToString("D"));
    }

    /// <summary>A blob, or plain <c>null</c>; explicit, because octets may also be Ion to be read.</summary>
    /// <param name="value">The octets, which are copied.</param>
    public static explicit operator IonValue(byte[]? value)
    {
        return value is null ? IonNull.Instance : new IonBlob(ImmutableArray.Create(value));
    }

    /// <summary>A blob.</summary>
    /// <param name="value">The octets, which are copied.</param>
    public static explicit operator IonValue(ReadOnlyMemory<byte> value)
    {
        return new IonBlob(ImmutableArray.Create(value.Span));
    }
}
