using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Net;
using System.Numerics;
using System.Text;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>Values without parts: of Ion as .NET's own types, and of .NET's types as Ion.</summary>
internal static class IonScalars
{
    /// <summary>
    /// The .NET value of a scalar. What .NET's type would lose, such as a decimal of 40 digits, the day in <c>2024-05-06</c>
    /// or a clob's type, stays the Ion value that it is.
    /// </summary>
    public static object? ToObject(IonValue value) => value switch
    {
        IonNull => null,
        IonBool { Value: bool truth } => truth,
        IonInt integer => integer.TryGetInt64(out long small) ? (object)small : integer.Value,
        IonFloat { Value: double number } => number,
        IonDecimal number when number.Value.TryToDecimal(out decimal exact) => exact,
        IonTimestamp time when time.Value.TryToDateTimeOffset(out DateTimeOffset instant) => instant,
        IonString text => text.Value,
        IonSymbol { Text: { } text } => text,
        IonBlob blob => blob.Value.AsSpan().ToArray(),
        _ => value,
    };

    /// <summary>Whether an object is still what <see cref="ToObject"/> made of a scalar.</summary>
    public static bool IsUnchanged(object? value, IonValue origin) => (value, ToObject(origin)) switch
    {
        (null, null) => true,
        (decimal now, decimal then) => decimal.GetBits(now).AsSpan().SequenceEqual(decimal.GetBits(then)),
        (double now, double then) => BitConverter.DoubleToInt64Bits(now) == BitConverter.DoubleToInt64Bits(then),
        (DateTimeOffset now, DateTimeOffset then) => now.EqualsExact(then),
        (byte[] now, byte[] then) => now.AsSpan().SequenceEqual(then),
        (IonValue now, { } then) => then is IonValue && now.Equals(then),
        (not null, { } then) => value.Equals(then),
        _ => false,
    };

    /// <returns>The Ion value; null where the object is no scalar.</returns>
    public static IonValue? FromObject(object? value) => value switch
    {
        null or DBNull => IonNull.Instance,
        IonValue ion => ion,
        string text => CheckText(text),
        bool truth => truth,
        SwitchParameter given => (bool)given,
        Enum name => FromInteger(Convert.ChangeType(name, Enum.GetUnderlyingType(name.GetType()), CultureInfo.InvariantCulture)),
        decimal number => number,
        double or float or Half => FromFloat(value),
        BigDecimal number => number,
        DateTimeOffset or DateTime or DateOnly or Timestamp => FromTime(value),
        byte[] bytes => (IonValue)bytes,
        ReadOnlyMemory<byte> bytes => (IonValue)bytes,
        Memory<byte> bytes => (IonValue)(ReadOnlyMemory<byte>)bytes,
        Stream stream => FromStream(stream),
        SymbolToken symbol => symbol,
        _ => FromInteger(value) ?? FromText(value),
    };

    /// <summary>The text itself.</summary>
    /// <exception cref="IonException">It is not well-formed Unicode, and would be lost on the way.</exception>
    public static string CheckText(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !IsWellFormed(text))
        {
            throw new IonException("A text has a lone surrogate", "well-formed Unicode");
        }

        return text;
    }

    private static bool IsWellFormed(string text)
    {
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int length) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }

    private static IonValue FromFloat(object value) => value switch
    {
        Half number => (double)number,
        float number => (double)number,
        _ => (double)value,
    };

    private static IonValue FromTime(object value) => value switch
    {
        DateTimeOffset time => time,
        DateTime time => time,
        DateOnly day => day,
        _ => (Timestamp)value,
    };

    private static IonValue? FromInteger(object value) => value switch
    {
        sbyte or short or int or long or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        nint number => (long)number,
        ulong number => number,
        nuint number => (ulong)number,
        Int128 number => number,
        UInt128 number => number,
        BigInteger number => number,
        _ => null,
    };

    private static IonString? FromText(object value)
    {
        string? text = value switch
        {
            char or Guid or Version or IPAddress => value.ToString(),
            Uri link => link.OriginalString,
            TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("o", CultureInfo.InvariantCulture),
            _ => null,
        };
        return text is null ? null : new IonString(CheckText(text));
    }

    private static IonValue FromStream(Stream stream)
    {
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return (IonValue)copy.ToArray();
    }
}
