using System;
using System.Security.Cryptography;

namespace SessionTools.Ion;

/// <summary>SHA-256.</summary>
internal sealed class Sha256Function : HashFunction
{
    public static Sha256Function Instance { get; } = new();

    public override void Hash(ReadOnlySpan<byte> data, ByteBuffer digest)
    {
        Sha256.Hash(data, digest.GetSpan(Sha256.Length));
        digest.Advance(Sha256.Length);
    }

    public override IncrementalHash StartPartial()
    {
        return IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }
}
