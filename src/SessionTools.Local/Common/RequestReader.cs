using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SessionTools.Clients.Aws;
using SessionTools.Local.Http;

namespace SessionTools.Local.Common;

/// <summary>Recognises and reads one operation's requests by its description: the client's marshaller, backwards.</summary>
internal sealed class RequestReader(Operation operation)
{
    public bool Matches(LocalRequest request)
    {
        if (request.Method != operation.Method)
        {
            return false;
        }

        return operation.Service.Protocol == ServiceProtocol.AwsJson10
            ? request.Headers.GetValueOrDefault("X-Amz-Target") == $"{operation.Service.TargetPrefix}.{operation.Name}"
            : operation.Uri.TryMatch(request.Path, out _);
    }

    /// <exception cref="LocalServiceException">A constraint is broken, or the body is no JSON object.</exception>
    public TRequest Read<TRequest>(
        LocalRequest request,
        JsonTypeInfo<TRequest> type,
        Func<ConstraintViolation, LocalServiceException> constraintBroken)
        where TRequest : class
    {
        ArrayBufferWriter<byte> joined = new();
        using (JsonDocument body = ParseBody(request.Body, constraintBroken))
        using (Utf8JsonWriter writer = new(joined))
        {
            Join(writer, request, body.RootElement);
        }

        using JsonDocument members = JsonDocument.Parse(joined.WrittenMemory);
        ConstraintViolation? violation = ConstraintChecker.FirstViolation(operation.Input, members.RootElement)
            ?? UnknownValue(members.RootElement);
        if (violation is not null)
        {
            throw constraintBroken(violation);
        }

        return members.Deserialize(type)!;
    }

    private static JsonDocument ParseBody(ReadOnlyMemory<byte> body, Func<ConstraintViolation, LocalServiceException> constraintBroken)
    {
        try
        {
            JsonDocument document = JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
        }
        catch (JsonException)
        {
            // Answered below, like any body that is no object.
        }

        throw constraintBroken(new ConstraintViolation("body", "must be a JSON object", null));
    }

    private void Join(Utf8JsonWriter writer, LocalRequest request, JsonElement body)
    {
        operation.Uri.TryMatch(request.Path, out IReadOnlyDictionary<string, string> labels);
        writer.WriteStartObject();
        foreach (Member member in operation.Input)
        {
            switch (member.Location)
            {
                case MemberLocation.Label:
                    WriteText(writer, member, labels.GetValueOrDefault(member.WireName));
                    break;
                case MemberLocation.Query:
                    WriteText(writer, member, request.Query.GetValueOrDefault(member.WireName));
                    break;
                case MemberLocation.Header:
                    WriteText(writer, member, request.Headers.GetValueOrDefault(member.WireName));
                    break;
                default:
                    WriteBodyMember(writer, member, body);
                    break;
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteBodyMember(Utf8JsonWriter writer, Member member, JsonElement body)
    {
        if (body.TryGetProperty(member.WireName, out JsonElement value))
        {
            writer.WritePropertyName(member.Name);
            value.WriteTo(writer);
        }
    }

    private static void WriteText(Utf8JsonWriter writer, Member member, string? text)
    {
        if (text is null)
        {
            return;
        }

        if (member.Shape.Type == ShapeType.Integer && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
        {
            writer.WriteNumber(member.Name, number);
            return;
        }

        writer.WriteString(member.Name, text);
    }

    /// <summary>A service knows its enums' values; only a client must take them as open.</summary>
    private ConstraintViolation? UnknownValue(JsonElement members)
    {
        foreach (Member member in operation.Input)
        {
            IReadOnlyList<string> known = member.Shape.KnownValues;
            if (known.Count > 0 && members.TryGetProperty(member.Name, out JsonElement given))
            {
                string value = given.GetString() ?? "";
                if (!known.Contains(value))
                {
                    return new ConstraintViolation(member.Name, $"must be one of {string.Join(", ", known)}", value);
                }
            }
        }

        return null;
    }
}
