using System;
using System.Collections.Generic;
using SessionTools.Clients.ApiGateway;
using SessionTools.Local.Common;

namespace SessionTools.Local.ApiGateway;

/// <summary>Applies an update to an integration response: what is absent stays, maps are merged.</summary>
internal sealed class IntegrationResponsePatch(ApiGatewayBehavior behavior, Func<string, LocalServiceException> refused)
{
    public IntegrationResponseState Apply(IntegrationResponseState present, UpdateIntegrationResponseRequest change) => present with
    {
        IntegrationResponseKey = change.IntegrationResponseKey ?? present.IntegrationResponseKey,
        ContentHandlingStrategy = change.ContentHandlingStrategy ?? present.ContentHandlingStrategy,
        TemplateSelectionExpression = Scalar(
            present.TemplateSelectionExpression,
            change.TemplateSelectionExpression,
            behavior.EmptySelectionExpression,
            "templateSelectionExpression"),
        ResponseParameters = Map(present.ResponseParameters, change.ResponseParameters, behavior.EmptyParameter, "responseParameters"),
        ResponseTemplates = Map(present.ResponseTemplates, change.ResponseTemplates, behavior.EmptyTemplate, "responseTemplates"),
    };

    private string? Scalar(string? present, string? sent, EmptyValue empty, string member)
    {
        if (sent is null)
        {
            return present;
        }

        return sent.Length == 0 ? OfEmpty(empty, member) : sent;
    }

    private Dictionary<string, string>? Map(
        IReadOnlyDictionary<string, string>? present,
        IReadOnlyDictionary<string, string>? sent,
        EmptyValue empty,
        string member)
    {
        Dictionary<string, string> result = present is null || (behavior.ReplacesMaps && sent is not null) ? [] : new(present);
        foreach ((string key, string value) in sent ?? new Dictionary<string, string>())
        {
            if (value.Length > 0)
            {
                result[key] = value;
            }
            else if (OfEmpty(empty, $"{member}['{key}']") is { } kept)
            {
                result[key] = kept;
            }
            else
            {
                result.Remove(key);
            }
        }

        return result.Count == 0 ? null : result;
    }

    private string? OfEmpty(EmptyValue empty, string member) => empty switch
    {
        EmptyValue.Removes => null,
        EmptyValue.Kept => "",
        _ => throw refused($"Value at '{member}' must not be empty."),
    };
}
