using System;
using System.Text;

namespace SessionTools.Ion;

/// <summary>UTF-8 from .NET strings, of which those with lone surrogates have none.</summary>
internal static class StrictUtf8
{
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] GetBytes(string text)
    {
        try
        {
            return s_encoding.GetBytes(text);
        }
        catch (EncoderFallbackException e)
        {
            throw LoneSurrogate(e);
        }
    }

    /// <summary>Appends the bytes of a text; gives their number.</summary>
    public static int Append(ByteBuffer buffer, ReadOnlySpan<char> text)
    {
        try
        {
            Span<byte> space = buffer.GetSpan(text.Length);
            if (space.Length < text.Length * 3L)
            {
                space = buffer.GetSpan(s_encoding.GetByteCount(text));
            }

            int length = s_encoding.GetBytes(text, space);
            buffer.Advance(length);
            return length;
        }
        catch (EncoderFallbackException e)
        {
            throw LoneSurrogate(e);
        }
    }

    private static IonException LoneSurrogate(EncoderFallbackException e)
    {
        return new IonException("The text has a lone surrogate at character " + e.Index, "well-formed Unicode", e);
    }
}
