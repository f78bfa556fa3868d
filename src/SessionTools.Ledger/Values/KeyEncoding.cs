using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>
/// Keys of indexes, joins and groups: bytes that are the same for two values exactly if PartiQL's <c>=</c> holds between them.
/// Bytes beyond 64 are abridged to 48 of them and the SHA-256 of all, 80 in total.
/// </summary>
internal static class KeyEncoding
{
    private const int LongestKey = 64;
    private const int PrefixLength = 48;

    /// <summary>The key of a value; null for NULL and MISSING.</summary>
    public static ReadOnlyMemory<byte>? Encode(IonValue value)
    {
        // A bare null would become empty memory, by way of an array.
        return value is IonNull ? default(ReadOnlyMemory<byte>?) : EncodeAny(value);
    }

    /// <summary>The key of a value, where NULL and MISSING have keys too: for groups and distinct values.</summary>
    public static ReadOnlyMemory<byte> EncodeAny(IonValue value)
    {
        KeyWriter writer = new();
        writer.Write(value);
        return writer.Written.Length <= LongestKey ? writer.Written.ToArray() : Abridge(writer.Written);
    }

    /// <summary>Compares the whole canonical bytes.</summary>
    public static bool HaveSameBytes(IonValue left, IonValue right)
    {
        KeyWriter leftWriter = new();
        leftWriter.Write(left);
        KeyWriter rightWriter = new();
        rightWriter.Write(right);
        return leftWriter.Written.SequenceEqual(rightWriter.Written);
    }

    private static byte[] Abridge(ReadOnlySpan<byte> bytes)
    {
        byte[] key = new byte[PrefixLength + Sha256.Length];
        bytes[..PrefixLength].CopyTo(key);
        Sha256.Hash(bytes, key.AsSpan(PrefixLength));
        return key;
    }
}
