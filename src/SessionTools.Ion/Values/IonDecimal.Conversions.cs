using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>Decimals among the numbers of .NET: casts, and an order by size.</summary>
[SuppressMessage("Design", "CA1036", Justification = "The operators == and != are those of Ion's equality, with which an order by size does not agree.")]
public sealed partial class IonDecimal : IComparable
{
    /// <summary>A decimal without annotations and with exponent 0.</summary>
    /// <param name="value">The number.</param>
    public static explicit operator IonDecimal(int value)
    {
        return new IonDecimal(value);
    }

    /// <summary>A decimal without annotations and with exponent 0.</summary>
    /// <param name="value">The number.</param>
    public static explicit operator IonDecimal(long value)
    {
        return new IonDecimal(value);
    }

    /// <summary>A decimal without annotations and with exponent 0.</summary>
    /// <param name="value">The number.</param>
    public static explicit operator IonDecimal(BigInteger value)
    {
        return new IonDecimal(value);
    }

    /// <summary>A decimal without annotations, with coefficient, scale and sign kept.</summary>
    /// <param name="value">The number.</param>
    public static explicit operator IonDecimal(decimal value)
    {
        return new IonDecimal(value);
    }

    /// <summary>The decimal with the digits of the number's shortest text.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="OverflowException">It is not finite.</exception>
    public static explicit operator IonDecimal(double value)
    {
        return double.IsFinite(value)
            ? new IonDecimal(BigDecimal.Parse(value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'd')))
            : throw new OverflowException($"{value} is no decimal.");
    }

    /// <summary>The nearest <see cref="decimal"/>.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="OverflowException">It is beyond the range of <see cref="decimal"/>.</exception>
    public static explicit operator decimal(IonDecimal value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Value.ToDecimal();
    }

    /// <summary>The nearest <see cref="double"/>, infinite beyond its range.</summary>
    /// <param name="value">The number.</param>
    public static explicit operator double(IonDecimal value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Value.ToDouble();
    }

    /// <summary>The same number.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="OverflowException">It is not whole, or its size is out of proportion.</exception>
    public static explicit operator BigInteger(IonDecimal value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Value.TryToBigInteger(out BigInteger whole)
            ? whole
            : throw new OverflowException($"{value.Value} is no whole number of a reasonable size.");
    }

    /// <summary>Compares as numbers with a decimal, an int or a number of .NET.</summary>
    /// <param name="obj">The other, or null, which comes first.</param>
    /// <returns>Below 0 when this is smaller, above 0 when it is larger, else 0.</returns>
    /// <exception cref="ArgumentException">The other is no number.</exception>
    public int CompareTo(object? obj)
    {
        return obj switch
        {
            null => 1,
            double or float or Half => Value.ToDouble().CompareTo(Convert.ToDouble(obj, null)),
            _ => Value.CompareNumerically(NumberOf(obj) ?? throw new ArgumentException("Only numbers compare with a decimal.", nameof(obj))),
        };
    }

    /// <summary>Equality of Ion with Ion values; with numbers of .NET that of numbers.</summary>
    /// <param name="obj">The other.</param>
    public override bool Equals(object? obj)
    {
        return obj is IonValue ? base.Equals(obj)
            : obj is double ? CompareTo(obj) == 0
            : obj is not null && NumberOf(obj) is { } number && Value.CompareNumerically(number) == 0;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        return base.GetHashCode();
    }

    private static BigDecimal? NumberOf(object other)
    {
        return other switch
        {
            IonDecimal number => number.Value,
            IonInt number => number.Value,
            BigDecimal number => number,
            decimal number => number,
            long number => number,
            int number => number,
            BigInteger number => number,
            _ => null,
        };
    }
}
