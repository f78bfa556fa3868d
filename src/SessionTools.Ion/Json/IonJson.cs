using System;
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SessionTools.Ion;

/// <summary>
/// Ion to JSON, with the losses that the Ion cookbook names ("Down-converting to JSON"), and JSON to Ion.
/// </summary>
public static partial class IonJson
{
    /// <summary>
    /// Writes the value a reader stands on as JSON, without building it. Annotations are dropped; nulls, NaN and the infinities
    /// become <c>null</c>; ints, decimals and other floats become numbers; timestamps and symbols become strings, clobs strings
    /// of
    /// the characters U+0000 to U+00FF, blobs Base64; lists and s-expressions arrays; structs objects, repeated names included.
    /// </summary>
    /// <param name="reader">The reader, on a value; it is left there.</param>
    /// <param name="output">Where the JSON goes.</param>
    /// <param name="isPretty">Whether values get lines of their own.</param>
    /// <exception cref="IonException">The data is not Ion, or a field name or symbol has unknown text.</exception>
    public static void Write(ref IonReader reader, IBufferWriter<byte> output, bool isPretty = false)
    {
        JsonWriterOptions options = new()
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Indented = isPretty,
            MaxDepth = IonReaderOptions.LargestMaxDepth,
            SkipValidation = true,
        };
        using Utf8JsonWriter json = new(output, options);
        using ByteBuffer scratch = new();
        WriteValue(ref reader, json, scratch);
    }

    /// <summary>Gives the only value in Ion, text or binary, as JSON.</summary>
    /// <param name="data">The data.</param>
    /// <param name="isPretty">Whether values get lines of their own.</param>
    /// <returns>The JSON text.</returns>
    /// <exception cref="IonException">The data is not one value, or a field name or symbol has unknown text.</exception>
    public static string ToJson(ReadOnlySpan<byte> data, bool isPretty = false)
    {
        IonReader reader = new(data);
        if (!reader.Read())
        {
            throw new IonException("The data has no value", "one value");
        }

        using ByteBuffer output = new();
        Write(ref reader, output, isPretty);
        return reader.Read()
            ? throw reader.Error("The data has another value", "one value")
            : Encoding.UTF8.GetString(output.Written);
    }

    /// <summary>Gives a value as JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isPretty">Whether values get lines of their own.</param>
    /// <returns>The JSON text.</returns>
    /// <exception cref="IonException">A field name or symbol has unknown text.</exception>
    public static string ToJson(IonValue value, bool isPretty = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        return ToJson(value.ToBinary(), isPretty);
    }

    private static void WriteValue(ref IonReader reader, Utf8JsonWriter json, ByteBuffer scratch)
    {
        if (reader.IsNull)
        {
            json.WriteNullValue();
            return;
        }

        switch (reader.Type)
        {
            case IonType.List or IonType.Sexp:
                WriteArray(ref reader, json, scratch);
                break;
            case IonType.Struct:
                WriteObject(ref reader, json, scratch);
                break;
            case IonType.Bool:
                json.WriteBooleanValue(reader.GetBool());
                break;
            case IonType.String:
                json.WriteStringValue(reader.GetUtf8());
                break;
            case IonType.Symbol:
                json.WriteStringValue(reader.TryGetSymbolUtf8(out ReadOnlySpan<byte> text) ? text : throw UnknownText(reader));
                break;
            default:
                WriteNumberOrText(reader, json, scratch);
                break;
        }
    }

    private static void WriteArray(ref IonReader reader, Utf8JsonWriter json, ByteBuffer scratch)
    {
        json.WriteStartArray();
        reader.StepIn();
        while (reader.Read())
        {
            WriteValue(ref reader, json, scratch);
        }

        reader.StepOut();
        json.WriteEndArray();
    }

    private static void WriteObject(ref IonReader reader, Utf8JsonWriter json, ByteBuffer scratch)
    {
        json.WriteStartObject();
        reader.StepIn();
        while (reader.Read())
        {
            json.WritePropertyName(reader.TryGetFieldNameUtf8(out ReadOnlySpan<byte> name) ? name : throw UnknownText(reader));
            WriteValue(ref reader, json, scratch);
        }

        reader.StepOut();
        json.WriteEndObject();
    }

    private static void WriteNumberOrText(in IonReader reader, Utf8JsonWriter json, ByteBuffer scratch)
    {
        scratch.Truncate(0);
        switch (reader.Type)
        {
            case IonType.Int when reader.TryGetInt64(out long value):
                json.WriteNumberValue(value);
                break;
            case IonType.Int:
                TextFormat.AppendInt(scratch, reader.GetBigInteger());
                json.WriteRawValue(scratch.Written, skipInputValidation: true);
                break;
            case IonType.Float:
                WriteFloat(reader.GetDouble(), json, scratch);
                break;
            case IonType.Decimal:
                reader.GetDecimal().Format(scratch, exponentMark: (byte)'e');
                json.WriteRawValue(scratch.Written, skipInputValidation: true);
                break;
            case IonType.Timestamp:
                reader.GetTimestamp().Format(scratch);
                json.WriteStringValue(scratch.Written);
                break;
            case IonType.Clob:
                json.WriteStringValue(Encoding.Latin1.GetString(reader.GetLob()));
                break;
            case IonType.Blob:
                json.WriteBase64StringValue(reader.GetLob());
                break;
            default:
                throw new InvalidOperationException("The reader stands on no value.");
        }
    }

    private static void WriteFloat(double value, Utf8JsonWriter json, ByteBuffer scratch)
    {
        if (!double.IsFinite(value))
        {
            json.WriteNullValue();
            return;
        }

        TextFormat.AppendFloat(scratch, value);
        json.WriteRawValue(scratch.Written, skipInputValidation: true);
    }

    private static IonException UnknownText(in IonReader reader)
    {
        return reader.Error("A symbol has unknown text", "known text, which JSON needs");
    }
}
