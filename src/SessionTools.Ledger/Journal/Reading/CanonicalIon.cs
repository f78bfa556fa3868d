using System;
using System.Buffers;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>Ion can encode a value in many ways; the ledger uses one.</summary>
internal static class CanonicalIon
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_output;

    /// <summary>Checks that one value is encoded as the writer would encode it.</summary>
    /// <exception cref="JournalFormatException">It is encoded in another way.</exception>
    public static void Require(ReadOnlySpan<byte> ion)
    {
        s_output ??= new();
        s_output.ResetWrittenCount();
        Copy(ion, s_output);
        if (!s_output.WrittenSpan.SequenceEqual(ion))
        {
            throw new JournalFormatException("The block's bytes are not those that this ledger writes for its values.");
        }
    }

    /// <summary>Ion, text or binary, as the writer encodes it.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> ion)
    {
        ArrayBufferWriter<byte> output = new();
        Copy(ion, output);
        return output.WrittenSpan.ToArray();
    }

    private static void Copy(ReadOnlySpan<byte> ion, IBufferWriter<byte> output)
    {
        IonReader reader = new(ion);
        using IonBinaryWriter writer = new(output);
        writer.WriteRest(ref reader);
        writer.Finish();
    }
}
