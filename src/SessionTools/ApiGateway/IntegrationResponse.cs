using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using SessionTools.Clients.ApiGateway;
using SessionTools.Common;

namespace SessionTools.ApiGateway;

/// <summary>What a non-proxy integration of a WebSocket API makes of its backend's answers.</summary>
public sealed class IntegrationResponse : ConnectedObject
{
    internal IntegrationResponse(IntegrationResponseState state, IntegrationScope scope, Connection connection)
        : base(connection)
    {
        ApiId = scope.ApiId;
        IntegrationId = scope.IntegrationId;
        IntegrationResponseId = state.IntegrationResponseId;
        IntegrationResponseKey = state.IntegrationResponseKey;
        ContentHandlingStrategy = state.ContentHandlingStrategy;
        ResponseParameters = Sorted(state.ResponseParameters);
        ResponseTemplates = Sorted(state.ResponseTemplates);
        TemplateSelectionExpression = state.TemplateSelectionExpression;
    }

    public string ApiId { get; }

    public string IntegrationId { get; }

    public string IntegrationResponseId { get; }

    /// <summary><c>$default</c>, or a regular expression between slashes; unique in its integration.</summary>
    public string IntegrationResponseKey { get; }

    /// <summary>CONVERT_TO_BINARY or CONVERT_TO_TEXT; null passes the payload through.</summary>
    public string? ContentHandlingStrategy { get; }

    /// <summary>Where each header of the route's response comes from; empty where there are none.</summary>
    public IReadOnlyDictionary<string, string> ResponseParameters { get; }

    /// <summary>Templates by template key; empty where there are none.</summary>
    public IReadOnlyDictionary<string, string> ResponseTemplates { get; }

    /// <summary>The expression that chooses the template.</summary>
    public string? TemplateSelectionExpression { get; }

    /// <summary>Its ids can be completed from now on.</summary>
    internal void Remember()
    {
        RecentIds recent = RunspaceState.Current.RecentIds;
        recent.Add(nameof(ApiId), ApiId, ApiId);
        recent.Add(nameof(IntegrationId), IntegrationId, IntegrationId);
        recent.Add(nameof(IntegrationResponseId), IntegrationResponseId, IntegrationResponseKey);
        recent.Add(nameof(IntegrationResponseKey), IntegrationResponseKey, IntegrationResponseKey);
    }

    private static TextMap<string> Sorted(IReadOnlyDictionary<string, string>? map)
    {
        SortedDictionary<string, string> sorted = new(StringComparer.Ordinal);
        foreach ((string key, string value) in map ?? ReadOnlyDictionary<string, string>.Empty)
        {
            sorted.Add(key, value);
        }

        return new TextMap<string>(sorted);
    }
}
