using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace SessionTools.Local.Common;

/// <summary>An error that the embedded endpoint answers, in the shape that the service's model gives it.</summary>
public sealed class LocalServiceException : Exception
{
    /// <param name="code">The error shape's name.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">The message.</param>
    public LocalServiceException(string code, int status, string message)
        : base(message)
    {
        Code = code;
        Status = status;
    }

    public string Code { get; }

    public int Status { get; }

    /// <summary>The error's modelled members beside its message.</summary>
    public JsonObject Members { get; init; } = [];

    /// <summary>The error's members that are headers, such as <c>Retry-After</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
