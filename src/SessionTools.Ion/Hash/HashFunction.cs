using System;
using System.Security.Cryptography;

namespace SessionTools.Ion;

/// <summary>What Ion Hash leaves open: the function that turns a serialization into a digest.</summary>
internal abstract class HashFunction
{
    /// <summary>Appends the digest of the data.</summary>
    public abstract void Hash(ReadOnlySpan<byte> data, ByteBuffer digest);

    /// <summary>Starts a digest that takes its data in pieces, or gives null if the function needs it whole.</summary>
    public abstract IncrementalHash? StartPartial();
}
