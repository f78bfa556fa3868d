using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text.Json.Nodes;
using SessionTools.Clients.QApps;

namespace SessionTools.QApps;

/// <summary>Asks the user for a card's value.</summary>
internal static class QAppPrompt
{
    private static readonly string[] s_yes = ["true", "yes", "y", "1"];

    /// <param name="host">Null where the host has no user interface.</param>
    /// <param name="card">The card.</param>
    /// <returns>Null where the user gives nothing.</returns>
    /// <exception cref="QAppException">Nobody can be asked.</exception>
    public static CardInput? Ask(PSHostUserInterface? host, QAppCard card)
    {
        if (host is null)
        {
            throw NobodyToAsk(card, "this host has no user interface.", null);
        }

        try
        {
            JsonNode? answer = card.Definition is { Fields.Count: > 0 } form
                ? AskFields(host, card, form.Fields)
                : AskText(host, card);
            return answer is null ? null : new CardInput(card.CardId, answer);
        }
        catch (Exception exception) when (exception is HostException or InvalidOperationException or NotImplementedException)
        {
            throw NobodyToAsk(card, exception.Message, exception);
        }
    }

    private static QAppException NobodyToAsk(QAppCard card, string why, Exception? inner) =>
        new(QAppProblem.MissingAnswer, $"There is no answer for the card '{card}', and nobody can be asked: {why}", inner);

    private static JsonNode? AskText(PSHostUserInterface host, QAppCard card)
    {
        string? proposed = card.Definition?.DefaultValue;
        string hint = card.Definition?.Placeholder ?? "";
        string message = proposed is null ? hint : $"{hint} [{proposed}]".TrimStart();
        string text = Prompt(host, card, message, [card.ToString()])[0];
        return text.Length > 0 ? text : proposed;
    }

    private static JsonObject? AskFields(PSHostUserInterface host, QAppCard card, IReadOnlyList<QAppFormField> fields)
    {
        string[] texts = Prompt(host, card, "", fields.Select(field => field.Required ? field.Title + " *" : field.Title).ToArray());
        JsonObject answer = [];
        for (int i = 0; i < fields.Count; i++)
        {
            if (texts[i].Length > 0)
            {
                answer[fields[i].FieldId] = Convert(texts[i], fields[i].Type);
            }
        }

        return answer.Count == 0 ? null : answer;
    }

    private static string[] Prompt(PSHostUserInterface host, QAppCard card, string message, IReadOnlyList<string> names)
    {
        Collection<FieldDescription> fields = [.. names.Select(name => new FieldDescription(name))];
        Dictionary<string, PSObject> answers = host.Prompt(card.ToString(), message, fields);
        return names.Select(name => answers.GetValueOrDefault(name)?.ToString() ?? "").ToArray();
    }

    /// <summary>What the user typed as the field's JSON type; a list's items are separated by commas.</summary>
    private static JsonNode Convert(string text, string? type) => type switch
    {
        "number" or "integer" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
        "boolean" => IsYes(text),
        "array" => new JsonArray(text.Split(',', StringSplitOptions.TrimEntries).Select(item => (JsonNode)item).ToArray()),
        _ => text,
    };

    private static bool IsYes(string text) => s_yes.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);
}
