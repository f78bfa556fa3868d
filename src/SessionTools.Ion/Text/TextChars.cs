using System;
using System.Buffers;
using System.Linq;

namespace SessionTools.Ion;

/// <summary>What a byte of text can be part of (Ion 1.0 specification, "Text Encoding").</summary>
internal static class TextChars
{
    private const byte WhitespaceFlag = 1;
    private const byte DigitFlag = 2;
    private const byte IdentifierFlag = 4;
    private const byte OperatorFlag = 8;
    private const byte HexFlag = 16;
    private const byte NumberEndFlag = 32;

    private static readonly byte[] s_flags = MakeFlags();

    /// <summary>Everything that ends or interrupts the plain part of a short string.</summary>
    public static SearchValues<byte> ShortStringStops { get; } = MakeStops((byte)'"');

    /// <summary>Everything that ends or interrupts the plain part of a quoted symbol or a long string.</summary>
    public static SearchValues<byte> QuoteStops { get; } = MakeStops((byte)'\'');

    public static bool IsWhitespace(byte b)
    {
        return (s_flags[b] & WhitespaceFlag) != 0;
    }

    public static bool IsDigit(byte b)
    {
        return (uint)(b - '0') <= 9;
    }

    public static bool IsHexDigit(byte b)
    {
        return (s_flags[b] & HexFlag) != 0;
    }

    public static bool IsIdentifierStart(byte b)
    {
        return (s_flags[b] & IdentifierFlag) != 0;
    }

    public static bool IsIdentifierPart(byte b)
    {
        return (s_flags[b] & (IdentifierFlag | DigitFlag)) != 0;
    }

    public static bool IsOperator(byte b)
    {
        return (s_flags[b] & OperatorFlag) != 0;
    }

    /// <summary>Whether a number or timestamp may end before this byte.</summary>
    public static bool EndsNumber(byte b)
    {
        return (s_flags[b] & NumberEndFlag) != 0;
    }

    /// <summary>The value of a hexadecimal digit, or -1.</summary>
    public static int HexValue(byte b)
    {
        return b switch
        {
            >= (byte)'0' and <= (byte)'9' => b - '0',
            >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
            _ => -1,
        };
    }

    /// <summary>The control characters, the backslash and the given ones.</summary>
    public static SearchValues<byte> MakeStops(params byte[] others)
    {
        byte[] controls = [.. Enumerable.Range(0, 0x20).Select(i => (byte)i)];
        return SearchValues.Create([.. controls, (byte)'\\', .. others]);
    }

    private static byte[] MakeFlags()
    {
        byte[] flags = new byte[256];
        Mark(flags, " \t\n\r\v\f"u8, WhitespaceFlag | NumberEndFlag);
        Mark(flags, "0123456789"u8, DigitFlag | HexFlag);
        Mark(flags, "abcdefABCDEF"u8, HexFlag);
        Mark(flags, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$"u8, IdentifierFlag);
        Mark(flags, "!#%&*+-./;<=>?@^`|~"u8, OperatorFlag);
        Mark(flags, "{}[](),\"'"u8, NumberEndFlag);
        return flags;
    }

    private static void Mark(byte[] flags, ReadOnlySpan<byte> characters, int flag)
    {
        foreach (byte c in characters)
        {
            flags[c] |= (byte)flag;
        }
    }
}
