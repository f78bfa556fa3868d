using System;
using System.Collections.Generic;
using System.Security.Cryptography;

namespace SessionTools.Ion.Tests;

/// <summary>A hash function that is looked over the shoulder: it keeps every digest it gives.</summary>
internal sealed class RecordingFunction(Func<byte[], byte[]> function) : HashFunction
{
    /// <summary>The digest of data is the data, which shows the bytes that are fed to a hash function.</summary>
    public static Func<byte[], byte[]> Identity { get; } = data => data;

    public List<byte[]> Digests { get; } = [];

    public override void Hash(ReadOnlySpan<byte> data, ByteBuffer digest)
    {
        byte[] value = function(data.ToArray());
        Digests.Add(value);
        digest.Append(value);
    }

    public override IncrementalHash? StartPartial()
    {
        return null;
    }
}
