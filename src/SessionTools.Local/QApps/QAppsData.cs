using System.Collections.Generic;
using System.Text.Json.Serialization;
using SessionTools.Clients.QApps;

namespace SessionTools.Local.QApps;

/// <summary>The apps of the embedded endpoint: what <c>qapps.json</c> in its folder holds. People may write it by hand.</summary>
internal sealed record QAppsData
{
    public List<LocalApp> Apps { get; set; } = [];
}

/// <summary>One version of an app, and how its cards behave.</summary>
internal sealed record LocalApp
{
    /// <summary>The Amazon Q Business application environment instance that it belongs to.</summary>
    public string InstanceId { get; set; } = "";

    /// <summary>The app in the form that GetQApp answers.</summary>
    public GetQAppResponse App { get; set; } = new();

    /// <summary>By the id of a q-query or q-plugin card; a card without one answers its prompt after a second.</summary>
    public Dictionary<string, CardBehavior> Behavior { get; set; } = [];
}

/// <summary>What stands in for the model or plugin behind a card.</summary>
internal sealed record CardBehavior
{
    /// <summary>How long the card takes once its dependencies are done.</summary>
    public double Seconds { get; set; } = 1;

    /// <summary>Its value, in which <c>@</c> and a card's id stand for that card's value; null for the prompt itself.</summary>
    public string? Template { get; set; }

    /// <summary>The message with which the card ends in ERROR instead; null to let it complete.</summary>
    public string? Error { get; set; }
}

/// <summary>The sessions of the embedded endpoint: what <c>qapps-sessions.json</c> in its folder holds.</summary>
internal sealed record QAppSessionsData
{
    public List<LocalAppSession> Sessions { get; set; } = [];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(QAppsData))]
[JsonSerializable(typeof(QAppSessionsData))]
internal sealed partial class QAppsDataJson : JsonSerializerContext;
