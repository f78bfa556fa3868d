using System;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>Powers of ten and what is counted with them.</summary>
internal static class PowersOfTen
{
    private static readonly ulong[] s_small =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    /// <summary>Ten to a power that an <see cref="ulong"/> holds, 0 to 19.</summary>
    public static ReadOnlySpan<ulong> Small => s_small;

    public static BigInteger Get(int power)
    {
        return power < Small.Length ? Small[power] : BigInteger.Pow(10, power);
    }

    /// <summary>Counts the decimal digits of a number that is not negative; 0 has one.</summary>
    public static int DigitCount(BigInteger value)
    {
        if (value.IsZero)
        {
            return 1;
        }

        // log10(2) brackets the count within one; a comparison with one power of ten settles it.
        int low = (int)((value.GetBitLength() - 1) * 0.30102999566398114) + 1;
        return value >= Get(low) ? low + 1 : low;
    }
}
