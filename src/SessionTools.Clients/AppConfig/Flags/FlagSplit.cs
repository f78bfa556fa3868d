using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SessionTools.Clients.AppConfig.Flags;

/// <summary>
/// Where a value stands among all values, for the operator <c>split</c>. AWS does not publish the hash of its agent, so
/// this is one of ours: it is stable and even, but puts a value elsewhere than the agent does.
/// </summary>
internal static class FlagSplit
{
    /// <summary>A double holds 53 bits; more would round some values up to 100.</summary>
    private const int UsedBits = 53;

    /// <summary>
    /// From 0 up to, not including, 100: the first 53 bits, most significant first, of the SHA-256 of the seed in UTF-8, a
    /// zero byte and the value in UTF-8, times 100 over 2 to the power of 53.
    /// </summary>
    public static double Percentile(string value, string seed)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(seed + "\0" + value));
        ulong bits = BinaryPrimitives.ReadUInt64BigEndian(hash) >> (64 - UsedBits);
        return bits * 100.0 / (1UL << UsedBits);
    }
}
