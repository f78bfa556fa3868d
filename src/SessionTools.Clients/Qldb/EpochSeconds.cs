using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionTools.Clients.Qldb;

/// <summary>A time as restJson1 writes it in a body: seconds since 1970, with a fraction to the millisecond.</summary>
internal sealed class EpochSeconds : JsonConverter<DateTimeOffset>
{
    private const decimal MillisecondsPerSecond = 1000m;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return DateTimeOffset.FromUnixTimeMilliseconds((long)(reader.GetDecimal() * MillisecondsPerSecond));
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new JsonException("A time is not given in seconds since 1970.", exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds() / MillisecondsPerSecond);
}
