using System;
using System.Collections.Generic;

namespace SessionTools.Clients.ApiGateway;

/// <summary>Builds updates out of single members.</summary>
internal static class UpdateRequests
{
    /// <summary>The update that also sets one member or key.</summary>
    public static UpdateIntegrationResponseRequest With(this UpdateIntegrationResponseRequest request, MemberPath path, string value) =>
        path.Member switch
        {
            MemberPath.ContentHandlingStrategy => request with { ContentHandlingStrategy = value },
            MemberPath.TemplateSelectionExpression => request with { TemplateSelectionExpression = value },
            MemberPath.ResponseParameters => request with { ResponseParameters = Add(request.ResponseParameters, path.Key!, value) },
            _ => request with { ResponseTemplates = Add(request.ResponseTemplates, path.Key!, value) },
        };

    private static Dictionary<string, string> Add(IReadOnlyDictionary<string, string>? map, string key, string value)
    {
        Dictionary<string, string> larger = map is null ? new(StringComparer.Ordinal) : new(map, StringComparer.Ordinal);
        larger[key] = value;
        return larger;
    }
}
