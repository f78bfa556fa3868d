using System;
using System.Collections.Generic;
using System.Linq;

namespace SessionTools.Clients.ApiGateway;

/// <summary>Compares integration responses member by member, maps key by key.</summary>
internal static class IntegrationResponseDiff
{
    private static readonly Dictionary<string, string> s_empty = [];

    /// <summary>The differences, in a fixed order: members by name, keys by code point.</summary>
    public static IReadOnlyList<MemberDifference> Find(IntegrationResponseState? present, DesiredIntegrationResponse desired) =>
    [
        .. Scalar(new(MemberPath.ContentHandlingStrategy), present?.ContentHandlingStrategy, desired.ContentHandlingStrategy, desired.Cleared),
        .. Map(MemberPath.ResponseParameters, present?.ResponseParameters, desired.ResponseParameters, desired.Cleared),
        .. Map(MemberPath.ResponseTemplates, present?.ResponseTemplates, desired.ResponseTemplates, desired.Cleared),
        .. Scalar(
            new(MemberPath.TemplateSelectionExpression),
            present?.TemplateSelectionExpression,
            desired.TemplateSelectionExpression,
            desired.Cleared),
    ];

    /// <summary>Whether the member, or the key of the map, is there.</summary>
    public static bool Has(IntegrationResponseState state, MemberPath path) => path.Member switch
    {
        MemberPath.ContentHandlingStrategy => !string.IsNullOrEmpty(state.ContentHandlingStrategy),
        MemberPath.TemplateSelectionExpression => !string.IsNullOrEmpty(state.TemplateSelectionExpression),
        MemberPath.ResponseParameters => HasKey(state.ResponseParameters, path.Key),
        _ => HasKey(state.ResponseTemplates, path.Key),
    };

    private static bool HasKey(IReadOnlyDictionary<string, string>? map, string? key) =>
        map is not null && (key is null ? map.Count > 0 : map.ContainsKey(key));

    private static IEnumerable<MemberDifference> Scalar(MemberPath path, string? present, string? desired, IReadOnlyList<MemberPath> cleared)
    {
        bool isManaged = desired is not null || cleared.Contains(path);
        string? wanted = string.IsNullOrEmpty(desired) ? null : desired;
        string? found = string.IsNullOrEmpty(present) ? null : present;
        return isManaged && wanted != found ? [new MemberDifference(path, found, wanted)] : [];
    }

    private static IEnumerable<MemberDifference> Map(
        string member,
        IReadOnlyDictionary<string, string>? present,
        IReadOnlyDictionary<string, string>? desired,
        IReadOnlyList<MemberPath> cleared)
    {
        IReadOnlyDictionary<string, string> found = present ?? s_empty;
        IReadOnlyDictionary<string, string> wanted = desired ?? s_empty;
        bool wholeMap = desired is not null || cleared.Contains(new MemberPath(member));
        return wanted.Keys
            .Union(found.Keys)
            .Where(key => wholeMap || cleared.Contains(new MemberPath(member, key)))
            .Order(StringComparer.Ordinal)
            .Select(key => new MemberDifference(new MemberPath(member, key), found.GetValueOrDefault(key), wanted.GetValueOrDefault(key)))
            .Where(difference => difference.Present != difference.Desired);
    }
}
