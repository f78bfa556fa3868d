using System;
using System.Collections.Generic;

namespace SessionTools.Local.Common;

/// <summary>A fault that the embedded endpoint is ordered to show.</summary>
public sealed record Fault
{
    /// <summary>The operation that fails; null for any.</summary>
    public string? Operation { get; init; }

    /// <summary>How many of its calls go well before the first that fails.</summary>
    public int After { get; init; }

    /// <summary>How many calls fail.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How long the answer takes, on the endpoint's clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The status of the answer; null for the operation's own answer.</summary>
    public int? Status { get; init; }

    /// <summary>The error code; null for an answer that names none.</summary>
    public string? ErrorCode { get; init; }

    public string Message { get; init; } = "An ordered fault.";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The answer's body; null for that of the error, or the operation's own.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The connection breaks instead of an answer.</summary>
    public bool BreakConnection { get; init; }

    /// <summary>The operation has its effect first; otherwise nothing happens.</summary>
    public bool AfterEffect { get; init; }
}
