using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text.Json;

namespace SessionTools.Clients.Aws;

/// <summary>A request whose members have been checked and put where they stand in the HTTP message.</summary>
internal sealed class WireRequest
{
    private WireRequest(Operation operation)
    {
        Operation = operation;
    }

    public Operation Operation { get; }

    public Dictionary<string, string> Labels { get; } = [];

    public Dictionary<string, string> Query { get; } = [];

    public Dictionary<string, string> Headers { get; } = [];

    public byte[]? Body { get; private set; }

    /// <exception cref="InvalidParameterException">A member breaks a constraint of the model.</exception>
    public static WireRequest Create<TRequest, TResponse>(Operation<TRequest, TResponse> operation, TRequest request)
        where TRequest : class
        where TResponse : class
    {
        JsonElement members = JsonSerializer.SerializeToElement(request, operation.RequestType());
        ConstraintViolation? violation = ConstraintChecker.FirstViolation(operation.Input, members);
        if (violation is not null)
        {
            throw new InvalidParameterException(violation);
        }

        WireRequest wire = new(operation);
        wire.Place(members);
        return wire;
    }

    private void Place(JsonElement members)
    {
        foreach (Member member in Operation.Input)
        {
            Dictionary<string, string>? part = member.Location switch
            {
                MemberLocation.Label => Labels,
                MemberLocation.Query => Query,
                MemberLocation.Header => Headers,
                _ => null,
            };

            if (part is null)
            {
                continue;
            }

            if (members.TryGetProperty(member.Name, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
            {
                part[member.WireName] = ToText(value);
            }
            else if (member.IdempotencyToken)
            {
                part[member.WireName] = Guid.NewGuid().ToString();
            }
        }

        if (Operation.HasBodyInput || Operation.Service.Protocol == ServiceProtocol.AwsJson10)
        {
            Body = WriteBody(members);
        }
    }

    private byte[] WriteBody(JsonElement members)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            foreach (Member member in Operation.Input)
            {
                if (member.Location == MemberLocation.Body && members.TryGetProperty(member.Name, out JsonElement value))
                {
                    writer.WritePropertyName(member.WireName);
                    value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string ToText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
