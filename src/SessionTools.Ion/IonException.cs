using System;
using System.Globalization;
using System.Text;

namespace SessionTools.Ion;

/// <summary>
/// The one error for data that is not Ion or cannot be written as Ion. Binary input gives <see cref="Offset"/>, text gives
/// <see cref="Offset"/>, <see cref="Line"/> and <see cref="Column"/>.
/// </summary>
public sealed class IonException : Exception
{
    /// <summary>Makes an error with no place, for a value that cannot be represented.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public IonException(string message, string? expected = null, Exception? innerException = null)
        : base(Compose(message, expected, place: null), innerException)
    {
        Reason = message;
        Expected = expected;
    }

    private IonException(string message, string? expected, string place, long offset, int? line, int? column)
        : base(Compose(message, expected, place))
    {
        Reason = message;
        Expected = expected;
        Offset = offset;
        Line = line;
        Column = column;
    }

    /// <summary>The byte at which reading failed, counted from 0; null when no input is concerned.</summary>
    public long? Offset { get; }

    /// <summary>The line in text input, counted from 1; null otherwise.</summary>
    public int? Line { get; }

    /// <summary>The character in the line of text input, counted from 1; null otherwise.</summary>
    public int? Column { get; }

    /// <summary>What the reader could have accepted there.</summary>
    public string? Expected { get; }

    /// <summary>The message without place and expectation.</summary>
    internal string Reason { get; }

    internal static IonException InBinary(long offset, string message, string expected)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"at byte {offset}");
        return new IonException(message, expected, place, offset, line: null, column: null);
    }

    internal static IonException InText(ReadOnlySpan<byte> text, int offset, string message, string expected)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        (int line, int column) = Locate(text[..offset]);
        string place = string.Create(CultureInfo.InvariantCulture, $"at line {line}, column {column}");
        return new IonException(message, expected, place, offset, line, column);
    }

    /// <summary>Counts lines by LF, CR and CR LF, and columns by code points.</summary>
    private static (int Line, int Column) Locate(ReadOnlySpan<byte> before)
    {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < before.Length; i++)
        {
            bool endsLine = before[i] == '\n' || (before[i] == '\r' && (i + 1 >= before.Length || before[i + 1] != '\n'));
            if (endsLine)
            {
                line++;
                lineStart = i + 1;
            }
        }

        int column = 1;
        ReadOnlySpan<byte> rest = before[lineStart..];
        while (!rest.IsEmpty)
        {
            Rune.DecodeFromUtf8(rest, out _, out int consumed);
            rest = rest[consumed..];
            column++;
        }

        return (line, column);
    }

    private static string Compose(string message, string? expected, string? place)
    {
        string text = place is null ? message : message + " " + place;
        return expected is null ? text + "." : text + "; expected " + expected + ".";
    }
}
