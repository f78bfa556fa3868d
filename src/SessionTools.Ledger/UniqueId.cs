using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SessionTools.Ledger;

/// <summary>
/// QLDB's unique ids: 22 characters of Base62, two unsigned 64-bit halves of 11. The first half begins with a random byte
/// (one for a process) and goes on with the time in 1/16384 seconds; the second is random.
/// </summary>
public static class UniqueId
{
    private const int HalfLength = 11;
    private const int TicksPerSecondShift = 14;
    private const int RandomBytes = 1024;
    private const ulong TimeMask = (1UL << 56) - 1;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly double s_lastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The same for all ids that a process makes: they sort by time, and a commit writes fewer pages of the indexes over them.</summary>
    private static readonly byte s_first = RandomNumberGenerator.GetBytes(1)[0];

    /// <summary>A thread's random bytes that no id has yet: asking for eight at a time costs as much as for many.</summary>
    [ThreadStatic]
    private static byte[]? s_random;

    [ThreadStatic]
    private static int s_unused;

    /// <summary>Makes an id.</summary>
    public static string New(DateTimeOffset now)
    {
        ulong time = (ulong)(now.ToUnixTimeMilliseconds() / 1000d * (1 << TicksPerSecondShift));
        ulong high = ((ulong)s_first << 56) | (time & TimeMask);
        ulong low = NextRandom();
        return string.Create(2 * HalfLength, (high, low), static (text, halves) =>
        {
            WriteBase62(halves.high, text[..HalfLength]);
            WriteBase62(halves.low, text[HalfLength..]);
        });
    }

    /// <summary>When an id was made; null if it is no such id.</summary>
    public static DateTimeOffset? TimeOf(string id)
    {
        if (id.Length != 2 * HalfLength)
        {
            return null;
        }

        UInt128 high = 0;
        foreach (char character in id.AsSpan(0, HalfLength))
        {
            int digit = Digits.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            high = (high * 62) + (uint)digit;
        }

        double seconds = (double)((ulong)high & TimeMask) / (1 << TicksPerSecondShift);
        return high <= ulong.MaxValue && seconds < s_lastSecond ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
    }

    private static ulong NextRandom()
    {
        byte[] random = s_random ??= new byte[RandomBytes];
        if (s_unused < sizeof(ulong))
        {
            RandomNumberGenerator.Fill(random);
            s_unused = RandomBytes;
        }

        s_unused -= sizeof(ulong);
        return BinaryPrimitives.ReadUInt64BigEndian(random.AsSpan(s_unused));
    }

    private static void WriteBase62(ulong value, Span<char> text)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            (value, ulong digit) = Math.DivRem(value, 62);
            text[i] = Digits[(int)digit];
        }
    }
}
