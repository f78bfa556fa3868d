namespace SessionTools.Clients.Aws;

/// <summary>Where a member of a request or response stands in the HTTP message (smithy.api HTTP binding traits).</summary>
public enum MemberLocation
{
    Body,
    Label,
    Query,
    Header,

    /// <summary>The whole HTTP body, as it is.</summary>
    Payload,
}

/// <summary>One member of a structure, request or response.</summary>
/// <param name="Name">Its name in our records' JSON, which is its name in a JSON body.</param>
/// <param name="Shape">Its value and the constraints on it.</param>
/// <param name="Location">Where it stands in the HTTP message.</param>
public sealed record Member(string Name, Shape Shape, MemberLocation Location = MemberLocation.Body)
{
    private readonly string? _wireName;

    public bool Required { get; init; }

    /// <summary>A random token is sent when the caller gives none (smithy.api#idempotencyToken).</summary>
    public bool IdempotencyToken { get; init; }

    /// <summary>Its name in a label, query string or header, where that differs from <see cref="Name"/>.</summary>
    public string WireName
    {
        get => _wireName ?? Name;
        init => _wireName = value;
    }
}
