using System;
using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace SessionTools.Clients.Aws;

/// <summary>Reads any operation's answer straight from its UTF-8 bytes.</summary>
internal sealed class ResponseUnmarshaller<TRequest, TResponse> : JsonResponseUnmarshaller
    where TRequest : class
    where TResponse : class
{
    private static readonly ConcurrentDictionary<Operation<TRequest, TResponse>, ResponseUnmarshaller<TRequest, TResponse>> s_all = new();

    private readonly Operation<TRequest, TResponse> _operation;
    private readonly JsonTypeInfo<TResponse> _type;
    private readonly bool _needsBody;

    private ResponseUnmarshaller(Operation<TRequest, TResponse> operation)
    {
        _operation = operation;
        _type = StrictAnswers.Of(operation.ResponseType());
        _needsBody = operation.Payload is null && _type.Properties.Count(property => property.Set is not null) > operation.OutputHeaders.Count;
    }

    public static ResponseUnmarshaller<TRequest, TResponse> For(Operation<TRequest, TResponse> operation) =>
        s_all.GetOrAdd(operation, static key => new ResponseUnmarshaller<TRequest, TResponse>(key));

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BodyBuffer.InitialSize(input.ResponseData));
        try
        {
            ReadOnlyMemory<byte> body = BodyBuffer.ReadAll(input.Stream, ref buffer);
            return new PipelineResponse<TResponse> { Value = Read(body, input.ResponseData) };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input,
        Exception innerException,
        HttpStatusCode statusCode)
    {
        using MemoryStream body = new();
        input.Stream?.CopyTo(body);
        ErrorAnswer answer = ErrorAnswer.Read((int)statusCode, name => Header(input.ResponseData, name), body.ToArray());
        return new WireErrorException(answer, innerException);
    }

    private TResponse Read(ReadOnlyMemory<byte> body, IWebResponseData response)
    {
        if (_needsBody && body.IsEmpty)
        {
            // An empty list would be a false answer: a proxy, or a server that fails, has sent this.
            throw new JsonException("the answer has no body");
        }

        if (_operation.OutputHeaders.Count > 0)
        {
            return ReadWithHeaders(body, response);
        }

        return JsonSerializer.Deserialize(body.IsEmpty ? "{}"u8 : body.Span, _type) ?? throw NullAnswer();
    }

    private TResponse ReadWithHeaders(ReadOnlyMemory<byte> body, IWebResponseData response)
    {
        ArrayBufferWriter<byte> joined = new();
        using (Utf8JsonWriter writer = new(joined))
        {
            writer.WriteStartObject();
            foreach (Member member in _operation.OutputHeaders)
            {
                WriteHeader(writer, member, Header(response, member.WireName));
            }

            if (_operation.Payload is null)
            {
                CopyBodyMembers(writer, body);
            }

            writer.WriteEndObject();
        }

        TResponse result = JsonSerializer.Deserialize(joined.WrittenSpan, _type) ?? throw NullAnswer();
        _operation.Payload?.Set(result, body.ToArray());
        return result;
    }

    private static void WriteHeader(Utf8JsonWriter writer, Member member, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        if (member.Shape.Type == ShapeType.Integer)
        {
            if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            {
                throw new JsonException($"the header {member.WireName} is not a whole number: '{value}'");
            }

            writer.WriteNumber(member.Name, number);
            return;
        }

        writer.WriteString(member.Name, value);
    }

    private static void CopyBodyMembers(Utf8JsonWriter writer, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return;
        }

        using JsonDocument document = JsonDocument.Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"the answer is a JSON {document.RootElement.ValueKind}, not an object");
        }

        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            member.WriteTo(writer);
        }
    }

    private static string? Header(IWebResponseData response, string name) =>
        response.IsHeaderPresent(name) ? response.GetHeaderValue(name) : null;

    private static JsonException NullAnswer() => new("the answer is the JSON null");
}
