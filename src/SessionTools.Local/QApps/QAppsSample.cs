using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SessionTools.Clients.QApps;
using SessionTools.Local.Common;

namespace SessionTools.Local.QApps;

/// <summary>
/// The app <c>sample</c>, which plans a trip: the text cards <c>Destination</c> and <c>Days</c>, the form
/// <c>Preferences</c> with the fields <c>Budget</c>, <c>Interests</c> and <c>Vegetarian</c>, the file <c>Guide</c> with a
/// default, and the queries <c>Itinerary</c> and <c>Packing list</c>. The app <c>sample-failing</c> has a text card
/// <c>Question</c> and a query <c>Answer</c> that fails.
/// </summary>
internal static class QAppsSample
{
    private const string CreatedBy = "sample-user";

    /// <summary>Long enough to be seen in progress, short enough to be waited for.</summary>
    private const double SecondsPerQuery = 0.25;

    public static string InstanceId { get; } = Id("instance");

    public static string AppId { get; } = Id("sample");

    public static string FailingAppId { get; } = Id("sample-failing");

    /// <returns>Whether anything was missing.</returns>
    public static bool AddTo(QAppsData data, DateTime now)
    {
        LocalApp[] missing = new[] { TripApp(now), FailingApp(now) }
            .Where(sample => !data.Apps.Any(app => app.InstanceId == InstanceId && app.App.AppId == sample.App.AppId))
            .ToArray();
        data.Apps.AddRange(missing);
        return missing.Length > 0;
    }

    /// <summary>A UUID of version 4 that is always the same for the same name.</summary>
    internal static string Id(string name)
    {
        string hex = SampleId.Hex("qapps/" + name);
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-8{hex[17..20]}-{hex[20..]}";
    }

    private static LocalApp TripApp(DateTime now)
    {
        string destination = Id("sample/Destination");
        string days = Id("sample/Days");
        string preferences = Id("sample/Preferences");
        string guide = Id("sample/Guide");
        string itinerary = Id("sample/Itinerary");
        string packing = Id("sample/Packing list");
        CardDefinition[] cards =
        [
            new() { TextInput = Text(destination, "Destination", "A city or a country") },
            new() { TextInput = Text(days, "Days", "How many days") },
            new() { FormInput = PreferencesForm(preferences) },
            new() { FileUpload = File(guide, "Guide", "guide.txt") },
            new() { QQuery = Query(itinerary, "Itinerary", $"Plan @{days} days in @{destination} by @{guide}, considering @{preferences}.") },
            new() { QQuery = Query(packing, "Packing list", $"List what to pack for this trip: @{itinerary}") },
        ];
        return new LocalApp
        {
            InstanceId = InstanceId,
            App = App(AppId, "sample", "Plans a trip.", cards, now),
            Behavior = new()
            {
                [itinerary] = new CardBehavior { Seconds = SecondsPerQuery, Template = $"@{days} days in @{destination} (@{preferences}), by @{guide}." },
                [packing] = new CardBehavior { Seconds = SecondsPerQuery, Template = $"Clothes for @{days} days and a map of @{destination}." },
            },
        };
    }

    private static LocalApp FailingApp(DateTime now)
    {
        string question = Id("sample-failing/Question");
        string answer = Id("sample-failing/Answer");
        CardDefinition[] cards =
        [
            new() { TextInput = Text(question, "Question", "Anything") },
            new() { QQuery = Query(answer, "Answer", $"Answer @{question}") },
        ];
        return new LocalApp
        {
            InstanceId = InstanceId,
            App = App(FailingAppId, "sample-failing", "Fails whatever it is asked.", cards, now),
            Behavior = new() { [answer] = new CardBehavior { Seconds = SecondsPerQuery, Error = "The data source of this app cannot be reached." } },
        };
    }

    private static GetQAppResponse App(string id, string title, string description, IReadOnlyList<CardDefinition> cards, DateTime now) => new()
    {
        AppId = id,
        AppArn = $"arn:aws:qapps:us-east-1:000000000000:application/{InstanceId}/qapp/{id}",
        Title = title,
        Description = description,
        AppVersion = 1,
        Status = "PUBLISHED",
        CreatedAt = now.AddDays(-30),
        CreatedBy = CreatedBy,
        UpdatedAt = now.AddDays(-2),
        UpdatedBy = CreatedBy,
        AppDefinition = new AppDefinition { AppDefinitionVersion = "1", Cards = cards, CanEdit = true },
    };

    private static TextInputCard Text(string id, string title, string placeholder) =>
        new() { Id = id, Title = title, Type = "text-input", Placeholder = placeholder };

    private static FileUploadCard File(string id, string title, string filename) => new()
    {
        Id = id,
        Title = title,
        Type = "file-upload",
        Filename = filename,
        FileId = Id("sample/" + filename),
        AllowOverride = true,
    };

    private static QueryCard Query(string id, string title, string prompt) => new()
    {
        Id = id,
        Title = title,
        Type = "q-query",
        Prompt = prompt,
        OutputSource = "llm",
        Dependencies = prompt.Split('@').Skip(1).Select(part => part[..36]).ToArray(),
    };

    private static FormInputCard PreferencesForm(string id)
    {
        string budget = Id("sample/Preferences/Budget");
        string schema = $$"""
            {
              "type": "object",
              "properties": {
                "{{budget}}": { "title": "Budget", "type": "string" },
                "{{Id("sample/Preferences/Interests")}}": { "title": "Interests", "type": "array", "items": { "type": "string" } },
                "{{Id("sample/Preferences/Vegetarian")}}": { "title": "Vegetarian", "type": "boolean" }
              },
              "required": ["{{budget}}"]
            }
            """;
        using JsonDocument document = JsonDocument.Parse(schema);
        return new FormInputCard
        {
            Id = id,
            Title = "Preferences",
            Type = "form-input",
            ComputeMode = "append",
            Metadata = new FormMetadata { Schema = document.RootElement.Clone() },
        };
    }
}
