using System;
using SessionTools.Clients.QApps;

namespace SessionTools.QApps;

/// <summary>One response that a session has collected.</summary>
public sealed class QAppSessionData : ConnectedObject
{
    internal QAppSessionData(SessionDataEntry entry, string sessionId, AppDefinition? app, string instanceId, Connection connection)
        : base(connection)
    {
        Card? card = app?.Find(entry.CardId);
        Title = card?.Title;
        UserId = entry.User.UserId;
        Timestamp = entry.Timestamp?.ToLocalTime();
        Value = FormValues.ByTitle(entry.Value, card as FormInputCard);
        SubmissionId = entry.SubmissionId;
        CardId = entry.CardId;
        SessionId = sessionId;
        InstanceId = instanceId;
    }

    /// <summary>The card's title; null where it is not known.</summary>
    public string? Title { get; }

    public string? UserId { get; }

    public DateTime? Timestamp { get; }

    /// <summary>The fields by title; by id where their titles are not known.</summary>
    public object? Value { get; }

    public string? SubmissionId { get; }

    public string CardId { get; }

    public string SessionId { get; }

    /// <summary>The Amazon Q Business application environment instance that the session is in.</summary>
    public string InstanceId { get; }
}
