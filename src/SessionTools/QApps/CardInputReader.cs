using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using SessionTools.Clients.QApps;
using SessionTools.Common;

namespace SessionTools.QApps;

/// <summary>
/// Reads what users give to -Value and its like: a hashtable of values by card, objects that name a card and its value,
/// or the value of one card that is named beside it.
/// </summary>
internal static class CardInputReader
{
    private static readonly string[] s_cardNames = ["CardId", "Card", "Title"];

    /// <param name="values">What was given.</param>
    /// <param name="beside">The card, the submission and the mutation that were named beside it.</param>
    /// <param name="plain">The values are those of the card beside, even where they look like the name of a card and its value.</param>
    /// <exception cref="QAppException">A value does not say which card it is for.</exception>
    public static IReadOnlyList<CardInput> Read(IReadOnlyList<object?>? values, CardInput? beside, bool plain = false)
    {

        object?[] given = (values ?? []).Where(value => !IsPipedTarget(value)).ToArray();
        if (given.Length == 0 && beside is { Card.Length: > 0, MutationType: "delete" })
        {
            return [beside];
        }

        return plain && beside is not null
            ? given.Select(value => beside with { Value = ToJson(value, beside.Card) }).ToArray()
            : given.SelectMany(value => Read(value, beside)).ToArray();
    }

    /// <summary>The value of one card.</summary>
    public static CardInput ForCard(QAppCard card, object? value) => new(card.CardId, ToJson(value, card.ToString()));

    /// <summary>A session or card that came down the pipeline names what is to be changed, not to what.</summary>
    private static bool IsPipedTarget(object? value) => Bare(value) is QAppSession or QAppCard;

    private static object? Bare(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static IEnumerable<CardInput> Read(object? value, CardInput? beside)
    {
        Dictionary<string, object?>? members = MembersOf(value);
        if (members is not null && CardOf(members) is { } card && members.TryGetValue("Value", out object? own))
        {
            return [Named(card, own, members, beside)];
        }

        if (beside is { Card.Length: > 0 })
        {
            return [beside with { Value = ToJson(value, beside.Card) }];
        }

        return members?.Select(member => new CardInput(member.Key, ToJson(member.Value, member.Key)))
            ?? throw new QAppException(
                QAppProblem.InvalidCardValue,
                "A value must say which card it is for: give a hashtable by card title, such as @{ Destination = 'Oslo' }, or name the card with -CardId.");
    }

    private static CardInput Named(string card, object? value, Dictionary<string, object?> members, CardInput? beside)
    {
        Dictionary<string, object?>? mutation = MembersOf(members.GetValueOrDefault("SubmissionMutation"));
        return new CardInput(card, ToJson(value, card))
        {
            SubmissionId = TextOf(mutation ?? members, "SubmissionId") ?? beside?.SubmissionId,
            MutationType = TextOf(mutation ?? members, "MutationType") ?? beside?.MutationType,
        };
    }

    private static string? CardOf(Dictionary<string, object?> members) =>
        s_cardNames.Select(name => TextOf(members, name)).FirstOrDefault(name => name is not null);

    private static string? TextOf(Dictionary<string, object?> members, string name) =>
        members.GetValueOrDefault(name) is { } value && Convert.ToString(Bare(value), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    /// <summary>The entries of a hashtable or the properties of an object; null for a scalar or a list.</summary>
    private static Dictionary<string, object?>? MembersOf(object? value)
    {
        Dictionary<string, object?> members = new(StringComparer.OrdinalIgnoreCase);
        switch (Bare(value))
        {
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    members[Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? ""] = entry.Value;
                }

                return members;
            case QAppSubmission or PSObject:
                foreach (PSPropertyInfo property in PSObject.AsPSObject(value).Properties)
                {
                    members[property.Name] = property.Value;
                }

                return members;
            default:
                return null;
        }
    }

    private static JsonNode? ToJson(object? value, string card)
    {
        try
        {
            return JsonNodes.From(value);
        }
        catch (JsonException exception)
        {
            throw new QAppException(QAppProblem.InvalidCardValue, $"The value for the card '{card}' cannot be sent: {exception.Message}.", exception);
        }
    }
}
