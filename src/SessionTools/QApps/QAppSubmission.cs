using System;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.QApps;
using SessionTools.Common;

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

    /// <summary>What was submitted, <c>Budget=low; Interests=ski, food</c>: Export-Csv writes it for a list of submissions.</summary>
    public override string ToString() => Value is PSObject fields
        ? new TextMap<object?>(fields.Properties.ToDictionary(field => field.Name, field => TextOf(field.Value))).ToString()
        : $"{Value}";

    private static object? TextOf(object? value) => value is object[] items ? string.Join(", ", items) : value;
}
