using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace SessionTools.Ion;

/// <summary>JSON to Ion ("Up-converting from JSON"): what Ion text would make of it, from strict JSON only.</summary>
public static partial class IonJson
{
    /// <summary>
    /// Reads one JSON value: whole numbers become ints, numbers with an exponent floats, other numbers decimals that keep their
    /// digits; objects become structs, repeated names included. The int <c>-0</c> loses its sign, as it does in Ion text.
    /// </summary>
    /// <param name="utf8">JSON in UTF-8, without comments or trailing commas.</param>
    /// <param name="options">The depth allowed; the default when null.</param>
    /// <returns>The value.</returns>
    /// <exception cref="IonException">The text is not one JSON value.</exception>
    public static IonValue Parse(ReadOnlySpan<byte> utf8, IonReaderOptions? options = null)
    {
        Utf8JsonReader json = new(utf8, new JsonReaderOptions { MaxDepth = (options ?? IonReaderOptions.Default).MaxDepth });
        try
        {
            json.Read();
            IonValue value = Build(ref json, utf8);
            json.Read();
            return value;
        }
        catch (JsonException e)
        {
            int offset = (int)Math.Min(utf8.Length, json.TokenStartIndex);
            throw IonException.InText(utf8, offset, "The text is not JSON", "JSON (" + e.Message.TrimEnd('.') + ")");
        }
        catch (InvalidOperationException)
        {
            throw IonException.InText(utf8, (int)json.TokenStartIndex, "A text is not well-formed Unicode", "no lone surrogates");
        }
    }

    /// <summary>Reads one JSON value; see <see cref="Parse(ReadOnlySpan{byte}, IonReaderOptions?)"/>.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="options">The depth allowed; the default when null.</param>
    /// <returns>The value.</returns>
    /// <exception cref="IonException">The text is not one JSON value.</exception>
    public static IonValue Parse(string text, IonReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(StrictUtf8.GetBytes(text), options);
    }

    private static IonValue Build(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        return json.TokenType switch
        {
            JsonTokenType.Null => IonNull.Instance,
            JsonTokenType.True => new IonBool(true),
            JsonTokenType.False => new IonBool(false),
            JsonTokenType.String => new IonString(json.GetString()!),
            JsonTokenType.Number => BuildNumber(json.ValueSpan, utf8, (int)json.TokenStartIndex),
            JsonTokenType.StartArray => BuildList(ref json, utf8),
            _ => BuildStruct(ref json, utf8),
        };
    }

    private static IonValue BuildNumber(ReadOnlySpan<byte> digits, ReadOnlySpan<byte> utf8, int offset)
    {
        if (digits.IndexOfAny((byte)'e', (byte)'E') >= 0)
        {
            return new IonFloat(double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        if (digits.Contains((byte)'.'))
        {
            return TextNumbers.TryParseDecimal(digits, out BigDecimal number)
                ? new IonDecimal(number)
                : throw IonException.InText(utf8, offset, LargeNumbers.TooLarge, LargeNumbers.Limit);
        }

        if (TextNumbers.TryParseInt64(TextToken.DecimalInt, digits, out long small))
        {
            return new IonInt(small);
        }

        return TextNumbers.TryParseBigInteger(TextToken.DecimalInt, digits, out BigInteger large)
            ? new IonInt(large)
            : throw IonException.InText(utf8, offset, LargeNumbers.TooLarge, LargeNumbers.Limit);
    }

    private static IonList BuildList(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        ImmutableArray<IonValue>.Builder items = ImmutableArray.CreateBuilder<IonValue>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Build(ref json, utf8));
        }

        return new IonList(items.DrainToImmutable());
    }

    private static IonStruct BuildStruct(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        ImmutableArray<IonField>.Builder fields = ImmutableArray.CreateBuilder<IonField>();
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            string name = json.GetString()!;
            json.Read();
            fields.Add(new IonField(name, Build(ref json, utf8)));
        }

        return new IonStruct(fields.DrainToImmutable());
    }
}
