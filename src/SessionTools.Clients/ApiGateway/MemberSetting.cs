using System;
using System.Collections.Generic;

namespace SessionTools.Clients.ApiGateway;

/// <summary>Requests and states with one member, or one key of a map, set.</summary>
internal static class MemberSetting
{
    /// <summary>The update that also sends this value; an empty one asks for removal.</summary>
    public static UpdateIntegrationResponseRequest With(this UpdateIntegrationResponseRequest request, MemberPath path, string value) =>
        path.Member switch
        {
            MemberPath.ContentHandlingStrategy => request with { ContentHandlingStrategy = value },
            MemberPath.TemplateSelectionExpression => request with { TemplateSelectionExpression = value },
            MemberPath.ResponseParameters => request with { ResponseParameters = Set(request.ResponseParameters, path.Key!, value) },
            _ => request with { ResponseTemplates = Set(request.ResponseTemplates, path.Key!, value) },
        };

    /// <summary>The state with this value, or without it where it is null.</summary>
    public static IntegrationResponseState With(this IntegrationResponseState state, MemberPath path, string? value) =>
        path.Member switch
        {
            MemberPath.ContentHandlingStrategy => state with { ContentHandlingStrategy = value },
            MemberPath.TemplateSelectionExpression => state with { TemplateSelectionExpression = value },
            MemberPath.ResponseParameters => state with { ResponseParameters = Set(state.ResponseParameters, path.Key!, value) },
            _ => state with { ResponseTemplates = Set(state.ResponseTemplates, path.Key!, value) },
        };

    private static Dictionary<string, string> Set(IReadOnlyDictionary<string, string>? map, string key, string? value)
    {
        Dictionary<string, string> changed = map is null ? new(StringComparer.Ordinal) : new(map, StringComparer.Ordinal);
        if (value is null)
        {
            changed.Remove(key);
        }
        else
        {
            changed[key] = value;
        }

        return changed;
    }
}
