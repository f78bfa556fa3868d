using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.QApps;

/// <summary>Turns values by title into values by id, as the service takes them.</summary>
internal static class CardInputs
{
    private const string NoFields = "{}";
    private const string SomeId = "00000000-0000-4000-8000-000000000000";

    // The text is JSON inside JSON, where no HTML can meet it.
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Checks what can be checked before the service is asked for anything: number, lengths, submission ids.</summary>
    /// <exception cref="InvalidParameterException">A constraint is broken.</exception>
    public static void Check(IReadOnlyList<CardInput> inputs)
    {
        UpdateQAppSessionRequest request = new()
        {
            InstanceId = SomeId,
            SessionId = SomeId,
            Values = inputs.Select(Provisional).ToArray(),
        };
        WireRequest.Create(QAppsOperations.UpdateQAppSession, request);
    }

    /// <param name="input">The user's value.</param>
    /// <param name="app">The app's cards; null where they are not known, and ids must be given.</param>
    /// <exception cref="QAppException">There is no such card or field, or the value does not suit the card.</exception>
    public static CardValue Resolve(CardInput input, AppDefinition? app)
    {
        string cardId = FindCard(input.Card, app);
        Card? card = app?.Find(cardId);
        CardInput titled = card is { Title.Length: > 0 } ? input with { Card = card.Title } : input;
        return new CardValue
        {
            CardId = cardId,
            Value = TextOf(titled, card),
            SubmissionMutation = Mutation(titled),
        };
    }

    /// <summary>The id of the card that has this id or title, whatever the title's case.</summary>
    /// <exception cref="QAppException">There is none, or several have the title.</exception>
    public static string FindCard(string name, AppDefinition? app)
    {
        IReadOnlyList<Card> cards = (app?.Cards ?? []).Select(card => card.Any).OfType<Card>().ToArray();
        if (QAppsShapes.Id.Matches(name) && (app is null || cards.Any(card => card.Id == name)))
        {
            return name;
        }

        Card[] found = cards.Where(card => string.Equals(card.Title, name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return found switch
        {
            [Card only] => only.Id,
            [] => throw new QAppException(QAppProblem.CardNotFound, NoSuchCard(name, app, cards)),
            _ => throw new QAppException(
                QAppProblem.AmbiguousCard,
                $"{found.Length} cards have the title '{name}'; name one by its id: {string.Join(", ", found.Select(card => card.Id))}."),
        };
    }

    /// <summary>As it will be sent, but for ids that only the app's definition tells.</summary>
    private static CardValue Provisional(CardInput input) => new()
    {
        CardId = SomeId,
        Value = input.Value?.GetValueKind() == JsonValueKind.String ? input.Value.GetValue<string>() : "",
        SubmissionMutation = Mutation(input),
    };

    private static string NoSuchCard(string name, AppDefinition? app, IReadOnlyList<Card> cards) => app is null
        ? $"The card '{name}' must be named by its id, since the app with the titles cannot be read by this user."
        : $"The app has no card '{name}'. Its cards are: {string.Join(", ", cards.Select(card => $"'{card.Title}'"))}.";

    private static SubmissionMutation? Mutation(CardInput input)
    {
        if (input.MutationType is null)
        {
            return input.SubmissionId is null
                ? null
                : throw Invalid(input, "names a submission, but not whether to add, edit or delete it");
        }

        string? submissionId = input.SubmissionId;
        if (submissionId is null && input.MutationType == "add")
        {
            submissionId = Guid.NewGuid().ToString();
        }

        return submissionId is null
            ? throw Invalid(input, $"has the mutation type '{input.MutationType}', but does not say which submission it is about")
            : new SubmissionMutation { SubmissionId = submissionId, MutationType = input.MutationType };
    }

    private static string TextOf(CardInput input, Card? card)
    {
        if (input.MutationType == "delete")
        {
            return NoFields;
        }

        if (card is FormInputCard form)
        {
            return FieldsOf(input, form);
        }

        return input.Value switch
        {
            null => throw Invalid(input, "is null"),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
            JsonNode other => other.ToJsonString(s_readable),
        };
    }

    private static string FieldsOf(CardInput input, FormInputCard form)
    {
        JsonObject given = input.Value as JsonObject
            ?? ParseObject(input.Value)
            ?? throw Invalid(input, "must be fields and their values, such as @{ Field = 'text' }, because the card is a form");
        IReadOnlyList<FormField> fields = form.ReadFields();
        string[] order = fields.Select(field => field.Id).ToArray();
        IEnumerable<KeyValuePair<string, JsonNode?>> byId = given
            .Select(field => KeyValuePair.Create(FindField(field.Key, fields, form), field.Value?.DeepClone()))
            .OrderBy(field => Array.IndexOf(order, field.Key));
        JsonObject document = [];
        foreach ((string id, JsonNode? value) in byId)
        {
            document[id] = value;
        }

        return document.ToJsonString(s_readable);
    }

    /// <summary>Fields may also come as the JSON text that the service takes.</summary>
    private static JsonObject? ParseObject(JsonNode? value)
    {
        try
        {
            return value?.GetValueKind() == JsonValueKind.String ? JsonNode.Parse(value.GetValue<string>()) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string FindField(string name, IReadOnlyList<FormField> fields, FormInputCard form)
    {
        if (fields.Count == 0 || fields.Any(field => field.Id == name))
        {
            return name;
        }

        FormField[] found = fields.Where(field => string.Equals(field.Title, name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return found.Length == 1
            ? found[0].Id
            : throw new QAppException(
                QAppProblem.FormFieldNotFound,
                $"The form '{form.Title}' has {(found.Length == 0 ? "no field" : "several fields")} '{name}'. "
                + $"Its fields are: {string.Join(", ", fields.Select(field => $"'{field.Title}' ({field.Id})"))}.");
    }

    private static QAppException Invalid(CardInput input, string what) =>
        new(QAppProblem.InvalidCardValue, $"The value for the card '{input.Card}' {what}.");
}
