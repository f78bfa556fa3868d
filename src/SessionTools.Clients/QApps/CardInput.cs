using System.Text.Json.Nodes;

namespace SessionTools.Clients.QApps;

/// <summary>A value for a card as the user names it.</summary>
/// <param name="Card">The card's title or id.</param>
/// <param name="Value">Text or another scalar; for a form an object of its fields by title or id.</param>
internal sealed record CardInput(string Card, JsonNode? Value)
{
    /// <summary>The submission that a mutation is about.</summary>
    public string? SubmissionId { get; init; }

    /// <summary>add, edit or delete; null for a plain value.</summary>
    public string? MutationType { get; init; }
}
