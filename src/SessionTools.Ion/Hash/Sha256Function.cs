using System;
using System.Security.Cryptography;

namespace SessionTools.Ion;

/// <summary>SHA-256.</summary>
internal sealed class Sha256Function : HashFunction
{
    public static Sha256Function Instance { get; } = new();

    public override void Hash(ReadOnlySpan<byte> data, ByteBuffer digest)
    {
        int length = SHA256.HashData(data, digest.GetSpan(SHA256.HashSizeInBytes));
        digest.Advance(length);
    }

    public override IncrementalHash StartPartial()
    {
        return IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }
}
