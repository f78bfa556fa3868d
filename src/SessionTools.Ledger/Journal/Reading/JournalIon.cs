using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>Reads a part of a journal that stands by itself.</summary>
internal static class JournalIon
{
    public delegate T Reading<T>(ref IonReader reader);

    /// <param name="ion">The part, in text or binary.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="read">Reads it; the reader stands on it.</param>
    /// <exception cref="JournalFormatException">It is not Ion, or not such a part.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> ion, string name, Reading<T> read)
    {
        try
        {
            IonReader reader = new(IonReader.DetectFormat(ion) == IonFormat.Binary ? ion : CanonicalIon.Encode(ion));
            if (!reader.Read())
            {
                throw new JournalFormatException(name + " is empty.");
            }

            T part = read(ref reader);
            return reader.Read() ? throw new JournalFormatException("There is data behind " + char.ToLowerInvariant(name[0]) + name[1..] + ".") : part;
        }
        catch (IonException error)
        {
            throw new JournalFormatException(name + " is not Ion: " + error.Message, error);
        }
    }
}
