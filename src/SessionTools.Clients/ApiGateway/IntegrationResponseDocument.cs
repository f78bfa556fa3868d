using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionTools.Clients.ApiGateway;

/// <summary>
/// The integration responses of an API as text that diffs well: everything in a fixed order, ids that change with each
/// import left out, one line a value, lines ended by LF.
/// </summary>
internal sealed record IntegrationResponseDocument
{
    public const string CurrentFormat = "SessionTools.ApiGatewayIntegrationResponses/1";

    private static readonly DocumentJson s_json = new(new JsonSerializerOptions(DocumentJson.Default.Options)
    {
        // Templates are full of quotes and angle brackets, and the text is no part of a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public required string Format { get; init; }

    public required string ApiId { get; init; }

    public required IReadOnlyList<DocumentIntegration> Integrations { get; init; }

    private bool IsComplete => ApiId is not null
        && Integrations is not null
        && Integrations.All(integration => integration is { IntegrationId: not null, RouteKeys: not null, Responses: not null }
            && integration.Responses.All(response => response is { IsComplete: true }));

    /// <exception cref="InvalidDataException">It is no such document.</exception>
    public static IntegrationResponseDocument Parse(string text)
    {
        IntegrationResponseDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(text, s_json.IntegrationResponseDocument);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }

        if (document?.Format != CurrentFormat)
        {
            throw new InvalidDataException($"its format is '{document?.Format}', not '{CurrentFormat}'");
        }

        return document.IsComplete ? document : throw new InvalidDataException("a value in it is null");
    }

    /// <summary>One integration response on one line.</summary>
    public static string Describe(IntegrationResponseState state) =>
        JsonSerializer.Serialize(state, ApiGatewayJson.Default.IntegrationResponseState);

    public override string ToString() =>
        JsonSerializer.Serialize(this, s_json.IntegrationResponseDocument).ReplaceLineEndings("\n") + "\n";
}

/// <summary>An integration: how to find it in another API, and its responses.</summary>
internal sealed record DocumentIntegration
{
    public required string IntegrationId { get; init; }

    public string? IntegrationType { get; init; }

    /// <summary>The keys of the routes that lead to it: the same in every copy of the API.</summary>
    public IReadOnlyList<string> RouteKeys { get; init; } = [];

    public required IReadOnlyList<DocumentResponse> Responses { get; init; }
}

/// <summary>An integration response; what is absent is not there.</summary>
internal sealed record DocumentResponse
{
    public required string IntegrationResponseKey { get; init; }

    public string? ContentHandlingStrategy { get; init; }

    public IReadOnlyDictionary<string, string>? ResponseParameters { get; init; }

    public IReadOnlyDictionary<string, string>? ResponseTemplates { get; init; }

    public string? TemplateSelectionExpression { get; init; }

    /// <summary>JSON can put null where the type says that there is none.</summary>
    [JsonIgnore]
    public bool IsComplete => IntegrationResponseKey is not null
        && ResponseParameters?.Values.Contains(null!) != true
        && ResponseTemplates?.Values.Contains(null!) != true;

    public static DocumentResponse From(IntegrationResponseState state) => new()
    {
        IntegrationResponseKey = state.IntegrationResponseKey,
        ContentHandlingStrategy = string.IsNullOrEmpty(state.ContentHandlingStrategy) ? null : state.ContentHandlingStrategy,
        ResponseParameters = Sorted(state.ResponseParameters),
        ResponseTemplates = Sorted(state.ResponseTemplates),
        TemplateSelectionExpression = string.IsNullOrEmpty(state.TemplateSelectionExpression) ? null : state.TemplateSelectionExpression,
    };

    public DesiredIntegrationResponse ToDesired() => new()
    {
        IntegrationResponseKey = IntegrationResponseKey,
        ContentHandlingStrategy = ContentHandlingStrategy ?? "",
        ResponseParameters = ResponseParameters ?? new Dictionary<string, string>(),
        ResponseTemplates = ResponseTemplates ?? new Dictionary<string, string>(),
        TemplateSelectionExpression = TemplateSelectionExpression ?? "",
    };

    private static SortedDictionary<string, string>? Sorted(IReadOnlyDictionary<string, string>? map) =>
        map is null || map.Count == 0 ? null : new(map.ToDictionary(), StringComparer.Ordinal);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    WriteIndented = true)]
[JsonSerializable(typeof(IntegrationResponseDocument))]
internal sealed partial class DocumentJson : JsonSerializerContext;
