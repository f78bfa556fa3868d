using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using SessionTools.Clients.Aws;
using SessionTools.Local.Http;

namespace SessionTools.Local.Common;

/// <summary>Writes answers as the services' protocols do.</summary>
internal static class ResponseWriter
{
    public static LocalResponse Write<TRequest, TResponse>(Operation<TRequest, TResponse> operation, TResponse response)
        where TRequest : class
        where TResponse : class
    {
        Dictionary<string, string> headers = CommonHeaders(ContentType(operation.Service.Protocol));
        JsonObject? members = operation.OutputHeaders.Count > 0 ? WithoutHeaders(operation, response, headers) : null;
        return new LocalResponse
        {
            Status = operation.SuccessStatus,
            Headers = headers,
            Body = Body(operation, response, members),
        };
    }

    public static LocalResponse Write(LocalServiceException error, string messageMember)
    {
        Dictionary<string, string> headers = CommonHeaders("application/json");

        // Clients tell errors apart by this header; the body's own Code member would mislead them.
        headers["x-amzn-ErrorType"] = error.Code;
        foreach ((string name, string value) in error.Headers)
        {
            headers[name] = value;
        }

        JsonObject body = new() { ["__type"] = error.Code, [messageMember] = error.Message };
        foreach ((string name, JsonNode? value) in error.Members)
        {
            body[name] = value?.DeepClone();
        }

        return new LocalResponse { Status = error.Status, Headers = headers, Body = JsonSerializer.SerializeToUtf8Bytes(body) };
    }

    /// <summary>The members of the body; the others are put in the headers.</summary>
    private static JsonObject WithoutHeaders<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation,
        TResponse response,
        Dictionary<string, string> headers)
        where TRequest : class
        where TResponse : class
    {
        JsonObject members = JsonSerializer.SerializeToNode(response, operation.ResponseType())!.AsObject();
        foreach (Member member in operation.OutputHeaders)
        {
            if (members.TryGetPropertyValue(member.Name, out JsonNode? value) && value is not null)
            {
                headers[member.WireName] = value.ToString();
            }

            members.Remove(member.Name);
        }

        return members;
    }

    private static ReadOnlyMemory<byte> Body<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation,
        TResponse response,
        JsonObject? members)
        where TRequest : class
        where TResponse : class
    {
        if (operation.Payload is not null)
        {
            return operation.Payload.Get(response);
        }

        if (operation.SuccessStatus == 204)
        {
            return default;
        }

        return members is null
            ? JsonSerializer.SerializeToUtf8Bytes(response, operation.ResponseType())
            : JsonSerializer.SerializeToUtf8Bytes(members);
    }

    private static Dictionary<string, string> CommonHeaders(string contentType) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Content-Type"] = contentType,
        ["x-amzn-RequestId"] = Guid.NewGuid().ToString(),
    };

    private static string ContentType(ServiceProtocol protocol) =>
        protocol == ServiceProtocol.AwsJson10 ? "application/x-amz-json-1.0" : "application/json";
}
