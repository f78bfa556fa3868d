using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SessionTools.Clients.QApps;
using SessionTools.Local.Common;

namespace SessionTools.Local.QApps;

/// <summary>Puts users' values into a session.</summary>
internal static class SessionInputs
{
    public const string UserId = "local-user";

    /// <summary>The session with these values; those for cards that do not wait change nothing, as Q Apps documents it.</summary>
    /// <exception cref="LocalServiceException">A value names no card, or does not suit its form.</exception>
    public static LocalAppSession With(LocalApp app, LocalAppSession session, IReadOnlyList<CardValue> values, DateTimeOffset now)
    {
        SessionCards before = new(app, session, now);
        LocalAppSession result = session with { Inputs = new(session.Inputs) };
        foreach (CardValue value in values)
        {
            Card card = app.App.AppDefinition.Find(value.CardId!)
                ?? throw QAppsErrors.Invalid($"The app has no card {value.CardId}.");
            if (Accepts(card, value, before.StateOf(card.Id)))
            {
                LocalCardInput? old = result.Inputs.GetValueOrDefault(card.Id);
                result.Inputs[card.Id] = card is FormInputCard form
                    ? Submit(form, value, old?.Submissions ?? [], now)
                    : new LocalCardInput { Value = value.Value!, ChangedAt = now };
            }
        }

        return result;
    }

    /// <summary>The values that a session starts with: a file card takes another file than its default only here.</summary>
    public static LocalAppSession AtStart(LocalApp app, LocalAppSession session, IReadOnlyList<CardValue> values, DateTimeOffset now)
    {
        LocalAppSession result = With(app, session, values, now);
        foreach (CardValue value in values)
        {
            if (app.App.AppDefinition.Find(value.CardId!) is FileUploadCard { AllowOverride: not false })
            {
                result.Inputs[value.CardId!] = new LocalCardInput { Value = value.Value!, ChangedAt = now };
            }
        }

        return result;
    }

    public static bool IsSubmissionChange(Card? card, CardValue value) =>
        value.SubmissionMutation is not null && card is FormInputCard { ComputeMode: "append" };

    private static bool Accepts(Card card, CardValue value, string state) =>
        IsSubmissionChange(card, value) || (state == AppSessionState.Waiting && card.TakesInput && card is not PluginCard);

    private static LocalCardInput Submit(FormInputCard form, CardValue value, List<LocalSubmission> old, DateTimeOffset now)
    {
        List<LocalSubmission> submissions = new(old);
        SubmissionMutation? mutation = IsSubmissionChange(form, value) ? value.SubmissionMutation : null;
        string id = mutation?.SubmissionId ?? Guid.NewGuid().ToString();
        int index = submissions.FindIndex(submission => submission.SubmissionId == id);
        if (mutation is null or { MutationType: "add" })
        {
            if (index >= 0)
            {
                throw QAppsErrors.Invalid($"The submission {id} exists already.");
            }

            if (form.ComputeMode != "append")
            {
                submissions.Clear();
            }

            submissions.Add(new LocalSubmission(id, UserId, now, ReadFields(form, value)));
        }
        else if (index < 0)
        {
            throw QAppsErrors.NotFound("submission", id);
        }
        else if (mutation.MutationType == "delete")
        {
            submissions.RemoveAt(index);
        }
        else
        {
            submissions[index] = submissions[index] with { Timestamp = now, Value = ReadFields(form, value) };
        }

        return new LocalCardInput { ChangedAt = now, Submissions = submissions };
    }

    private static JsonElement ReadFields(FormInputCard form, CardValue value)
    {
        JsonElement fields = ParseObject(value);
        IReadOnlyList<FormField> known = form.ReadFields();
        foreach (JsonProperty property in fields.EnumerateObject())
        {
            if (!known.Any(field => field.Id == property.Name))
            {
                throw QAppsErrors.Invalid($"The form {form.Id} has no field {property.Name}.");
            }
        }

        return known.FirstOrDefault(field => field.Required && !fields.TryGetProperty(field.Id, out _)) is { } missing
            ? throw QAppsErrors.Invalid($"The form {form.Id} needs a value for its field {missing.Id} ({missing.Title}).")
            : fields;
    }

    private static JsonElement ParseObject(CardValue value)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(value.Value!);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document.RootElement.Clone();
            }
        }
        catch (JsonException)
        {
            // Answered below, like any value that is no object.
        }

        throw QAppsErrors.Invalid($"The value for the form {value.CardId} is not a JSON object.");
    }
}
