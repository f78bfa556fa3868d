using System.Collections.Generic;

namespace SessionTools.Clients.ApiGateway;

/// <summary>
/// What an integration response should be. A member that is null may be anything; an empty text or map should not be
/// there; a map that is given should have exactly its keys.
/// </summary>
internal sealed record DesiredIntegrationResponse
{
    public required string IntegrationResponseKey { get; init; }

    public string? ContentHandlingStrategy { get; init; }

    public IReadOnlyDictionary<string, string>? ResponseParameters { get; init; }

    public IReadOnlyDictionary<string, string>? ResponseTemplates { get; init; }

    public string? TemplateSelectionExpression { get; init; }

    /// <summary>What should not be there, beside what the members say.</summary>
    public IReadOnlyList<MemberPath> Cleared { get; init; } = [];

    /// <summary>All of a present integration response: what it has not should not be there.</summary>
    public static DesiredIntegrationResponse Exactly(IntegrationResponseState state) => new()
    {
        IntegrationResponseKey = state.IntegrationResponseKey,
        ContentHandlingStrategy = state.ContentHandlingStrategy ?? "",
        ResponseParameters = state.ResponseParameters ?? new Dictionary<string, string>(),
        ResponseTemplates = state.ResponseTemplates ?? new Dictionary<string, string>(),
        TemplateSelectionExpression = state.TemplateSelectionExpression ?? "",
    };
}
