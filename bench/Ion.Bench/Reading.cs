using System;
using System.Text.Json;

namespace SessionTools.Ion.Bench;

/// <summary>Pulls documents with every scalar materialized but the strings, which nobody asks for.</summary>
internal static class Reading
{
    /// <summary>Keeps the compiler from dropping what is read.</summary>
    public static long Sink { get; private set; }

    public static int Ion(byte[][] pieces)
    {
        int scalars = 0;
        long sum = 0;
        foreach (byte[] piece in pieces)
        {
            IonReader reader = new(piece);
            while (true)
            {
                if (reader.Read())
                {
                    if (reader.Type >= IonType.List)
                    {
                        reader.StepIn();
                    }
                    else
                    {
                        sum += IonScalar(ref reader);
                        scalars++;
                    }
                }
                else if (reader.Depth > 0)
                {
                    reader.StepOut();
                }
                else
                {
                    break;
                }
            }
        }

        Sink += sum;
        return scalars;
    }

    public static int Json(byte[][] pieces)
    {
        int scalars = 0;
        long sum = 0;
        foreach (byte[] piece in pieces)
        {
            Utf8JsonReader reader = new(piece);
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.Number:
                        sum += JsonNumber(ref reader);
                        scalars++;
                        break;
                    case JsonTokenType.String:
                        sum += JsonText(ref reader);
                        scalars++;
                        break;
                    case JsonTokenType.True or JsonTokenType.False:
                        sum += reader.GetBoolean() ? 1 : 0;
                        scalars++;
                        break;
                }
            }
        }

        Sink += sum;
        return scalars;
    }

    private static long IonScalar(ref IonReader reader)
    {
        switch (reader.Type)
        {
            case IonType.Int:
                return reader.GetInt64();
            case IonType.Bool:
                return reader.GetBool() ? 1 : 0;
            case IonType.Float:
                return (long)reader.GetDouble();
            case IonType.Decimal:
                return reader.GetDecimal().Exponent;
            case IonType.Timestamp:
                return reader.GetTimestamp().Second;
            case IonType.Symbol:
                reader.TryGetSymbolUtf8(out ReadOnlySpan<byte> text);
                return text.Length;
            default:
                return 1;
        }
    }

    /// <summary>Tells the types apart as cheaply as JSON allows: by the characters of the number.</summary>
    private static long JsonNumber(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> digits = reader.ValueSpan;
        if (digits.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0)
        {
            return reader.GetInt64();
        }

        if (digits.Contains((byte)'e') || digits.Contains((byte)'E'))
        {
            return (long)reader.GetDouble();
        }

        return reader.TryGetDecimal(out decimal value) ? value.Scale : 0;
    }

    /// <summary>Takes texts that look like dates for timestamps.</summary>
    private static long JsonText(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.ValueSpan;
        if (text.Length >= 20 && text[4] == '-' && text[10] == 'T')
        {
            return reader.TryGetDateTimeOffset(out DateTimeOffset value) ? value.Second : 0;
        }

        return 1;
    }
}
