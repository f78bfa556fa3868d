using System;
using System.Collections.Generic;

namespace SessionTools.Local.Http;

/// <summary>An HTTP request to the embedded endpoint, however it came.</summary>
public sealed record LocalRequest
{
    public required string Method { get; init; }

    /// <summary>The path as it stands on the wire, percent-encoded.</summary>
    public required string Path { get; init; }

    /// <summary>The decoded query parameters.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>Header values by name, whatever its case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public ReadOnlyMemory<byte> Body { get; init; }
}
