using System;
using System.Linq;

namespace SessionTools.Clients.ApiGateway;

/// <summary>A member of an integration response, or one key of a map: <c>ResponseTemplates.application/json</c>.</summary>
internal sealed record MemberPath(string Member, string? Key = null)
{
    public const string ContentHandlingStrategy = "ContentHandlingStrategy";
    public const string ResponseParameters = "ResponseParameters";
    public const string ResponseTemplates = "ResponseTemplates";
    public const string TemplateSelectionExpression = "TemplateSelectionExpression";

    private static readonly string[] s_scalars = [ContentHandlingStrategy, TemplateSelectionExpression];
    private static readonly string[] s_maps = [ResponseParameters, ResponseTemplates];

    /// <summary>What can be removed, in words.</summary>
    public static string Forms { get; } =
        string.Join(", ", s_scalars.Concat(s_maps)) + $", {ResponseParameters}.<name> or {ResponseTemplates}.<name>";

    /// <returns>Null where the text names no member that can be removed. Members are found in any case, keys exactly.</returns>
    public static MemberPath? Parse(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return Find([.. s_scalars, .. s_maps], text) is { } member ? new MemberPath(member) : null;
        }

        bool hasKey = dot < text.Length - 1;
        return hasKey && Find(s_maps, text[..dot]) is { } map ? new MemberPath(map, text[(dot + 1)..]) : null;
    }

    public override string ToString() => Key is null ? Member : $"{Member}.{Key}";

    private static string? Find(string[] members, string name) =>
        Array.Find(members, member => string.Equals(member, name, StringComparison.OrdinalIgnoreCase));
}
