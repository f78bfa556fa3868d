using System;
using System.Buffers;
using System.Text;

namespace SessionTools.Ion.Tests;

/// <summary>Copies Ion from a reader to a writer without building values.</summary>
internal static class Transcode
{
    public static byte[] ToBinary(ReadOnlySpan<byte> data)
    {
        ArrayBufferWriter<byte> output = new();
        using IonBinaryWriter writer = new(output);
        Copy(data, writer);
        return output.WrittenSpan.ToArray();
    }

    public static string ToText(ReadOnlySpan<byte> data)
    {
        ArrayBufferWriter<byte> output = new();
        using IonTextWriter writer = new(output);
        Copy(data, writer);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void Copy(ReadOnlySpan<byte> data, IonWriter writer)
    {
        IonReader reader = new(data);
        writer.WriteRest(ref reader);
        writer.Finish();
    }
}
