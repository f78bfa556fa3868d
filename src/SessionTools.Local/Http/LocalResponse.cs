using System;
using System.Collections.Generic;

namespace SessionTools.Local.Http;

/// <summary>The embedded endpoint's answer.</summary>
public sealed record LocalResponse
{
    public int Status { get; init; } = 200;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>No answer at all: whoever carries it breaks the connection instead.</summary>
    public bool ConnectionBroken { get; init; }
}
