using System;
using System.Buffers;
using System.IO;
using Amazon.Runtime.Internal.Transform;

namespace SessionTools.Clients.Aws;

/// <summary>Reads a body into a pooled buffer.</summary>
internal static class BodyBuffer
{
    private const int DefaultSize = 16 * 1024;
    private const int LargestTrustedSize = 16 * 1024 * 1024;

    /// <summary>The announced length and one byte more, so that the end shows without growing; a lie costs little.</summary>
    public static int InitialSize(IWebResponseData response) =>
        (int)Math.Clamp(response.ContentLength, DefaultSize, LargestTrustedSize) + 1;

    /// <summary>Reads to the end, replacing <paramref name="buffer"/> by larger pooled ones as needed.</summary>
    public static ReadOnlyMemory<byte> ReadAll(Stream? stream, ref byte[] buffer)
    {
        int length = 0;
        while (stream is not null)
        {
            int read = stream.Read(buffer, length, buffer.Length - length);
            if (read == 0)
            {
                break;
            }

            length += read;
            if (length == buffer.Length)
            {
                buffer = Grow(buffer);
            }
        }

        return buffer.AsMemory(0, length);
    }

    private static byte[] Grow(byte[] buffer)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
