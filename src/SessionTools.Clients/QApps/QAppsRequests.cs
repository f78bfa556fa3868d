using System.Collections.Generic;

namespace SessionTools.Clients.QApps;

/// <summary>What every request of Q Apps carries.</summary>
public abstract record QAppsRequest
{
    /// <summary>The Amazon Q Business application environment instance.</summary>
    public string? InstanceId { get; set; }
}

/// <summary>A request about a session.</summary>
public abstract record QAppSessionRequest : QAppsRequest
{
    public string? SessionId { get; set; }
}

public sealed record StartQAppSessionRequest : QAppsRequest
{
    public string? AppId { get; set; }

    public int? AppVersion { get; set; }

    public IReadOnlyList<CardValue>? InitialValues { get; set; }

    public string? SessionId { get; set; }

    public IReadOnlyDictionary<string, string>? Tags { get; set; }
}

public sealed record GetQAppSessionRequest : QAppSessionRequest;

public sealed record UpdateQAppSessionRequest : QAppSessionRequest
{
    public IReadOnlyList<CardValue>? Values { get; set; }
}

public sealed record StopQAppSessionRequest : QAppSessionRequest;

public sealed record GetQAppSessionMetadataRequest : QAppSessionRequest;

public sealed record UpdateQAppSessionMetadataRequest : QAppSessionRequest
{
    public string? SessionName { get; set; }

    public SessionSharingConfiguration? SharingConfiguration { get; set; }
}

public sealed record ListQAppSessionDataRequest : QAppSessionRequest;

public sealed record ExportQAppSessionDataRequest : QAppSessionRequest;

public sealed record ListQAppsRequest : QAppsRequest
{
    public int? Limit { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetQAppRequest : QAppsRequest
{
    public string? AppId { get; set; }

    public int? AppVersion { get; set; }
}

/// <summary>A value for a card: text, or for a form a JSON object of its fields by id.</summary>
public sealed record CardValue
{
    public string? CardId { get; set; }

    public string? Value { get; set; }

    public SubmissionMutation? SubmissionMutation { get; set; }
}

/// <summary>What becomes of one submission of a form.</summary>
public sealed record SubmissionMutation
{
    public string? SubmissionId { get; set; }

    /// <summary>add, edit or delete.</summary>
    public string? MutationType { get; set; }
}

/// <summary>How a session is shared with other users.</summary>
public sealed record SessionSharingConfiguration
{
    public bool Enabled { get; set; }

    public bool? AcceptResponses { get; set; }

    public bool? RevealCards { get; set; }
}
