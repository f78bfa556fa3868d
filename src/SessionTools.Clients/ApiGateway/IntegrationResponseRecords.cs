using System.Collections.Generic;

namespace SessionTools.Clients.ApiGateway;

/// <summary>An integration response as the service has it. Reading, creating and updating answer the same members.</summary>
public sealed record IntegrationResponseState
{
    public string IntegrationResponseId { get; set; } = "";

    public string IntegrationResponseKey { get; set; } = "";

    public string? ContentHandlingStrategy { get; set; }

    public IReadOnlyDictionary<string, string>? ResponseParameters { get; set; }

    public IReadOnlyDictionary<string, string>? ResponseTemplates { get; set; }

    public string? TemplateSelectionExpression { get; set; }
}

public sealed record GetIntegrationResponsesRequest
{
    public string? ApiId { get; set; }

    public string? IntegrationId { get; set; }

    public string? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetIntegrationResponsesResponse
{
    public IReadOnlyList<IntegrationResponseState> Items { get; set; } = [];

    public string? NextToken { get; set; }
}

public sealed record GetIntegrationResponseRequest
{
    public string? ApiId { get; set; }

    public string? IntegrationId { get; set; }

    public string? IntegrationResponseId { get; set; }
}

public sealed record CreateIntegrationResponseRequest
{
    public string? ApiId { get; set; }

    public string? IntegrationId { get; set; }

    public string? IntegrationResponseKey { get; set; }

    public string? ContentHandlingStrategy { get; set; }

    public IReadOnlyDictionary<string, string>? ResponseParameters { get; set; }

    public IReadOnlyDictionary<string, string>? ResponseTemplates { get; set; }

    public string? TemplateSelectionExpression { get; set; }
}

/// <summary>What is null stays as it is; maps are merged key by key.</summary>
public sealed record UpdateIntegrationResponseRequest
{
    public string? ApiId { get; set; }

    public string? IntegrationId { get; set; }

    public string? IntegrationResponseId { get; set; }

    public string? IntegrationResponseKey { get; set; }

    public string? ContentHandlingStrategy { get; set; }

    public IReadOnlyDictionary<string, string>? ResponseParameters { get; set; }

    public IReadOnlyDictionary<string, string>? ResponseTemplates { get; set; }

    public string? TemplateSelectionExpression { get; set; }
}

public sealed record DeleteIntegrationResponseRequest
{
    public string? ApiId { get; set; }

    public string? IntegrationId { get; set; }

    public string? IntegrationResponseId { get; set; }
}

public sealed record DeleteIntegrationResponseResponse;
