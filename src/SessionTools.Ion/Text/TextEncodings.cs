using System;
using System.Text;
using System.Text.Unicode;

namespace SessionTools.Ion;

/// <summary>
/// Recognises the encoding of input. Text is UTF-8; UTF-16 and UTF-32, with or without a byte order mark, are accepted and turned
/// into UTF-8 first. They show by zero bytes, which UTF-8 text cannot begin with.
/// </summary>
internal static class TextEncodings
{
    /// <summary>Tells text from binary by the first byte, which in text is never that of the version marker.</summary>
    public static IonFormat Detect(ReadOnlySpan<byte> data)
    {
        return !data.IsEmpty && data[0] == SystemSymbols.VersionMarker[0] ? IonFormat.Binary : IonFormat.Text;
    }

    /// <summary>Gives the text as UTF-8 without a byte order mark, checked to be well formed.</summary>
    public static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> data)
    {
        Encoding? encoding = DetectWide(data);
        if (encoding is not null)
        {
            return Transcode(data, encoding);
        }

        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> text = data.StartsWith(mark) ? data[mark.Length..] : data;
        if (!Utf8.IsValid(text))
        {
            throw IonException.InText(text, FindInvalid(text), "The text is not UTF-8", "well-formed UTF-8");
        }

        return text;
    }

    private static Encoding? DetectWide(ReadOnlySpan<byte> data)
    {
        if (data.Length >= 4)
        {
            switch ((data[0], data[1], data[2], data[3]))
            {
                case (0, 0, 0xFE, 0xFF):
                case (0, 0, 0, not 0):
                    return new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true);
                case (0xFF, 0xFE, 0, 0):
                case (not 0, 0, 0, 0):
                    return new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true);
            }
        }

        if (data.Length >= 2)
        {
            switch ((data[0], data[1]))
            {
                case (0xFE, 0xFF):
                case (0, not 0):
                    return new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);
                case (0xFF, 0xFE):
                case (not 0, 0):
                    return new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> Transcode(ReadOnlySpan<byte> data, Encoding encoding)
    {
        ReadOnlySpan<byte> mark = encoding.Preamble;
        try
        {
            string text = encoding.GetString(data.StartsWith(mark) ? data[mark.Length..] : data);
            return Encoding.UTF8.GetBytes(text);
        }
        catch (ArgumentException e)
        {
            throw new IonException("The text is not " + encoding.WebName, "well-formed text", e);
        }
    }

    private static int FindInvalid(ReadOnlySpan<byte> text)
    {
        int position = 0;
        while (Rune.DecodeFromUtf8(text[position..], out _, out int consumed) == System.Buffers.OperationStatus.Done)
        {
            position += consumed;
        }

        return position;
    }
}
