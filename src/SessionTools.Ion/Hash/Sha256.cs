using System;
using System.Security.Cryptography;

namespace SessionTools.Ion;

/// <summary>
/// SHA-256 of small data. A thread uses one hash object again and again, since making one costs as much as hashing the data.
/// </summary>
internal static class Sha256
{
    /// <summary>The length of a digest in bytes: 32.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    [ThreadStatic]
    private static IncrementalHash? s_hash;

    /// <param name="data">The data.</param>
    /// <param name="digest">Takes the digest; at least 32 bytes.</param>
    public static void Hash(ReadOnlySpan<byte> data, Span<byte> digest)
    {
        IncrementalHash hash = s_hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(data);
        hash.GetHashAndReset(digest);
    }
}
