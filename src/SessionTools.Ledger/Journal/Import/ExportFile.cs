using System;
using System.Collections.Generic;
using System.IO;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>Reads the blocks of one file of an export.</summary>
public static class ExportFile
{
    /// <summary>Each block by itself, in binary Ion.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="JournalFormatException">The file is not Ion.</exception>
    public static IReadOnlyList<byte[]> Read(string path)
    {
        try
        {
            return Split(File.ReadAllBytes(path));
        }
        catch (IonException error)
        {
            throw new JournalFormatException("The file " + path + " is not Ion: " + error.Message, error);
        }
    }

    private static List<byte[]> Split(ReadOnlySpan<byte> content)
    {
        List<byte[]> blocks = [];
        IonReader reader = new(content);
        while (reader.Read())
        {
            blocks.Add(CanonicalIon.Encode(ref reader));
        }

        return blocks;
    }
}
