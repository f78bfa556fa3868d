using System;
using System.Text.Json;
using SessionTools.Clients.Aws;

namespace SessionTools;

/// <summary>An error that a service answered.</summary>
public class ServiceException : SessionToolsException
{
    internal ServiceException(Operation operation, ErrorAnswer answer)
        : base(Describe(operation, answer))
    {
        ServiceName = operation.Service.Name;
        OperationName = operation.Name;
        ErrorCode = answer.Code;
        ServiceMessage = answer.Message;
        StatusCode = answer.Status;
        RequestId = answer.RequestId;
        RetryAfter = answer.RetryAfter;
        Kind = answer.KindFor(operation);
        Body = answer.Body;
    }

    /// <summary>The same error under a more specific type.</summary>
    private protected ServiceException(ServiceException original)
        : base(original.Message, original)
    {
        ServiceName = original.ServiceName;
        OperationName = original.OperationName;
        ErrorCode = original.ErrorCode;
        ServiceMessage = original.ServiceMessage;
        StatusCode = original.StatusCode;
        RequestId = original.RequestId;
        RetryAfter = original.RetryAfter;
        Kind = original.Kind;
        Body = original.Body;
    }

    /// <summary>The service, such as <c>Deadline Cloud</c>.</summary>
    public string ServiceName { get; }

    /// <summary>The API operation, such as <c>ListSessionActions</c>.</summary>
    public string OperationName { get; }

    /// <summary>The code on the wire, such as <c>ResourceNotFoundException</c>; empty where the answer carries none.</summary>
    public string ErrorCode { get; }

    /// <summary>The message as the service wrote it.</summary>
    public string ServiceMessage { get; }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>The id to give to AWS Support, or null.</summary>
    public string? RequestId { get; }

    /// <summary>How long the service asks to wait before the next try, where it does.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>What the code means, whatever the service calls it.</summary>
    public ErrorKind Kind { get; }

    /// <summary>The modelled members of the error beside its message; undefined where the answer was not JSON.</summary>
    internal JsonElement Body { get; }

    private static string Describe(Operation operation, ErrorAnswer answer)
    {
        string code = answer.Code.Length > 0 ? answer.Code : $"HTTP {answer.Status}";
        string request = answer.RequestId is null ? "" : $" (request {answer.RequestId})";
        string advice = answer.AdviceFor(operation) is { } text ? " " + text : "";
        return $"{operation.Service.Name} answered {operation.Name} with {code}: {answer.Message}{request}{advice}";
    }
}
