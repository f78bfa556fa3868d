using System;
using System.Collections.Generic;
using System.Text.Json;

namespace SessionTools.Clients.QApps;

/// <summary>What an answer about a session carries.</summary>
public abstract record QAppSessionResponse
{
    public string SessionId { get; set; } = "";

    public string SessionArn { get; set; } = "";
}

public sealed record StartQAppSessionResponse : QAppSessionResponse;

public sealed record GetQAppSessionResponse : QAppSessionResponse
{
    public string? SessionName { get; set; }

    public int? AppVersion { get; set; }

    public int? LatestPublishedAppVersion { get; set; }

    /// <summary>IN_PROGRESS, WAITING, COMPLETED or ERROR; the service may add others.</summary>
    public string Status { get; set; } = "";

    /// <summary>By card id.</summary>
    public IReadOnlyDictionary<string, CardStatus> CardStatus { get; set; } = new Dictionary<string, CardStatus>();

    public bool? UserIsHost { get; set; }
}

public sealed record CardStatus
{
    /// <summary>IN_PROGRESS, WAITING, COMPLETED or ERROR; the service may add others.</summary>
    public string CurrentState { get; set; } = "";

    public string CurrentValue { get; set; } = "";

    public IReadOnlyList<Submission>? Submissions { get; set; }
}

public sealed record Submission
{
    /// <summary>The fields by id.</summary>
    public JsonElement? Value { get; set; }

    public string? SubmissionId { get; set; }

    public DateTime? Timestamp { get; set; }
}

public sealed record UpdateQAppSessionResponse : QAppSessionResponse;

public sealed record StopQAppSessionResponse;

public sealed record GetQAppSessionMetadataResponse : QAppSessionResponse
{
    public string? SessionName { get; set; }

    public SessionSharingConfiguration SharingConfiguration { get; set; } = new();

    public bool? SessionOwner { get; set; }
}

public sealed record UpdateQAppSessionMetadataResponse : QAppSessionResponse
{
    public string? SessionName { get; set; }

    public SessionSharingConfiguration SharingConfiguration { get; set; } = new();
}

public sealed record ListQAppSessionDataResponse : QAppSessionResponse
{
    public IReadOnlyList<SessionDataEntry>? SessionData { get; set; }

    /// <summary>There is more, which the operation has no way to ask for.</summary>
    public string? NextToken { get; set; }
}

public sealed record SessionDataEntry
{
    public string CardId { get; set; } = "";

    public JsonElement? Value { get; set; }

    public DataUser User { get; set; } = new();

    public string? SubmissionId { get; set; }

    public DateTime? Timestamp { get; set; }
}

public sealed record DataUser
{
    public string? UserId { get; set; }
}

public sealed record ExportQAppSessionDataResponse
{
    /// <summary>Whoever has the link has the data, until it expires.</summary>
    public string CsvFileLink { get; set; } = "";

    public DateTime ExpiresAt { get; set; }

    public string SessionArn { get; set; } = "";
}

public sealed record ListQAppsResponse
{
    public IReadOnlyList<AppSummary> Apps { get; set; } = [];

    public string? NextToken { get; set; }
}

public sealed record AppSummary
{
    public string AppId { get; set; } = "";

    public string AppArn { get; set; } = "";

    public string Title { get; set; } = "";

    public string? Description { get; set; }

    public DateTime CreatedAt { get; set; }

    public bool? CanEdit { get; set; }

    public string? Status { get; set; }

    public bool IsVerified { get; set; }
}

public sealed record GetQAppResponse
{
    public string AppId { get; set; } = "";

    public string AppArn { get; set; } = "";

    public string Title { get; set; } = "";

    public string? Description { get; set; }

    public string? InitialPrompt { get; set; }

    public int AppVersion { get; set; }

    /// <summary>PUBLISHED, DRAFT or DELETED; the service may add others.</summary>
    public string Status { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public string CreatedBy { get; set; } = "";

    public DateTime UpdatedAt { get; set; }

    public string UpdatedBy { get; set; } = "";

    public IReadOnlyList<string>? RequiredCapabilities { get; set; }

    public AppDefinition AppDefinition { get; set; } = new();
}
