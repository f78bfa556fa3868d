using System;
using SessionTools.Clients.QApps;

namespace SessionTools.QApps;

/// <summary>What a user submitted to a form.</summary>
public sealed class QAppSubmission : ConnectedObject
{
    internal QAppSubmission(Submission submission, QAppCard card, FormInputCard? form)
        : base(card.Connection)
    {
        SubmissionId = submission.SubmissionId;
        Timestamp = submission.Timestamp?.ToLocalTime();
        Value = FormValues.ByTitle(submission.Value, form);
        CardId = card.CardId;
        Title = card.Title;
        SessionId = card.SessionId;
        InstanceId = card.InstanceId;
    }

    public string? SubmissionId { get; }

    public DateTime? Timestamp { get; }

    /// <summary>The fields by title; by id where their titles are not known.</summary>
    public object? Value { get; }

    public string CardId { get; }

    /// <summary>The form's title; null where it is not known.</summary>
    public string? Title { get; }

    public string SessionId { get; }

    /// <summary>The Amazon Q Business application environment instance that the session is in.</summary>
    public string InstanceId { get; }

    /// <summary>What was submitted, so that a list of submissions can be read in a table.</summary>
    public override string ToString() => $"{Value}";
}
