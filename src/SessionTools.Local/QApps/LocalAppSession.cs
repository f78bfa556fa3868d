using System;
using System.Collections.Generic;
using System.Text.Json;
using SessionTools.Clients.QApps;

namespace SessionTools.Local.QApps;

/// <summary>A session: what users have put into it. What its cards make of that follows from the clock.</summary>
internal sealed record LocalAppSession
{
    public string SessionId { get; set; } = "";

    public string SessionArn { get; set; } = "";

    public string InstanceId { get; set; } = "";

    public string AppId { get; set; } = "";

    public int AppVersion { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public string? SessionName { get; set; }

    public SessionSharingConfiguration Sharing { get; set; } = new();

    public Dictionary<string, string>? Tags { get; set; }

    /// <summary>By card id.</summary>
    public Dictionary<string, LocalCardInput> Inputs { get; set; } = [];
}

/// <summary>What users have put into one card.</summary>
internal sealed record LocalCardInput
{
    public string Value { get; set; } = "";

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Of a form only.</summary>
    public List<LocalSubmission>? Submissions { get; set; }
}

/// <summary>One submission of a form.</summary>
internal sealed record LocalSubmission(string SubmissionId, string UserId, DateTimeOffset Timestamp, JsonElement Value);
