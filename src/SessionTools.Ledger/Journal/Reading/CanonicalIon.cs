using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>Ion can encode a value in many ways; the ledger uses one.</summary>
internal static class CanonicalIon
{
    /// <summary>Checks that values are encoded as the writer would encode them.</summary>
    /// <exception cref="JournalFormatException">They are encoded in another way.</exception>
    public static void Require(ReadOnlySpan<byte> ion)
    {
        if (!Copy(ion).FinishEquals(ion))
        {
            throw new JournalFormatException("The block's bytes are not those that this ledger writes for its values.");
        }
    }

    /// <summary>Ion, text or binary, as the writer encodes it.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> ion) => Copy(ion).Finish();

    /// <summary>The value a reader stands on, as the writer encodes it by itself.</summary>
    public static byte[] Encode(ref IonReader reader)
    {
        IonEncoder encoder = IonEncoder.Take();
        encoder.Writer.WriteValue(ref reader);
        return encoder.Finish();
    }

    private static IonEncoder Copy(ReadOnlySpan<byte> ion)
    {
        IonEncoder encoder = IonEncoder.Take();
        IonReader reader = new(ion);
        encoder.Writer.WriteRest(ref reader);
        return encoder;
    }
}
