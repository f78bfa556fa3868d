using System;
using System.Text.Json;

namespace SessionTools.Ion.Bench;

/// <summary>Writes the records of the large document from numbers and strings at hand, value after value.</summary>
internal static class Writing
{
    public static void Ion(IonWriter writer)
    {
        writer.StepIn(IonType.List);
        for (int i = 0; i < Documents.RecordCount; i++)
        {
            writer.StepIn(IonType.Struct);
            writer.WriteFieldName("id"u8);
            writer.WriteInt(1_000_000L + i);
            writer.WriteFieldName("name"u8);
            writer.WriteUtf8("Customer number one"u8);
            writer.WriteFieldName("balance"u8);
            writer.WriteDecimal(new BigDecimal(98_765L * i, -2));
            writer.WriteFieldName("score"u8);
            writer.WriteFloat(i / 8.0);
            writer.WriteFieldName("created"u8);
            writer.WriteTimestamp(new Timestamp(2001, 1, 1 + (i % 28), i % 24, i % 60, i % 60, 0));
            writer.WriteFieldName("active"u8);
            writer.WriteBool(i % 2 == 0);
            writer.WriteFieldName("position"u8);
            writer.StepIn(IonType.Struct);
            writer.WriteFieldName("x"u8);
            writer.WriteInt(i % 360);
            writer.WriteFieldName("y"u8);
            writer.WriteInt(-(i % 180));
            writer.StepOut();
            writer.StepOut();
        }

        writer.StepOut();
        writer.Finish();
    }

    public static void Json(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        for (int i = 0; i < Documents.RecordCount; i++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("id"u8, 1_000_000L + i);
            writer.WriteString("name"u8, "Customer number one"u8);
            writer.WriteNumber("balance"u8, new decimal(98_765L * i) / 100);
            writer.WriteNumber("score"u8, i / 8.0);
            writer.WriteString("created"u8, new DateTimeOffset(2001, 1, 1 + (i % 28), i % 24, i % 60, i % 60, TimeSpan.Zero));
            writer.WriteBoolean("active"u8, i % 2 == 0);
            writer.WriteStartObject("position"u8);
            writer.WriteNumber("x"u8, i % 360);
            writer.WriteNumber("y"u8, -(i % 180));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.Flush();
    }
}
