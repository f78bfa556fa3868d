using System;
using System.Linq;
using System.Text;

namespace SessionTools.AppConfig;

/// <summary>A media type as content negotiation has it: a name, and parameters, of which the character set and that of feature flags matter.</summary>
internal sealed record MediaType(string Name, Encoding Encoding)
{
    private const string FeatureFlags = "type=AWS.AppConfig.FeatureFlags";

    /// <summary>Feature flags with variants. Without a context they have no value, and are read as text.</summary>
    public bool IsFeatureFlags { get; private init; }

    public bool IsIon => Name is "application/ion" or "text/ion";

    public bool IsJson => Name is "application/json" || Name.EndsWith("+json", StringComparison.Ordinal);

    public bool IsYaml => Name is "application/x-yaml" or "application/yaml" or "text/yaml" or "text/x-yaml"
        || Name.EndsWith("+yaml", StringComparison.Ordinal);

    public bool IsText => Name.StartsWith("text/", StringComparison.Ordinal)
        || Name is "application/xml"
        || Name.EndsWith("+xml", StringComparison.Ordinal);

    public static MediaType Parse(string? contentType)
    {
        string[] parts = (contentType ?? "").Split(';', StringSplitOptions.TrimEntries);
        string? charset = parts.Skip(1)
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(part => part.Length == 2 && part[0].Equals("charset", StringComparison.OrdinalIgnoreCase))
            .Select(part => part[1].Trim('"'))
            .FirstOrDefault();
        return new MediaType(parts[0].ToLowerInvariant(), EncodingOf(charset))
        {
            IsFeatureFlags = parts.Skip(1).Any(part => part.Equals(FeatureFlags, StringComparison.OrdinalIgnoreCase)),
        };
    }

    /// <summary>UTF-8 where none is named, or one that .NET does not know.</summary>
    private static Encoding EncodingOf(string? charset)
    {
        try
        {
            return charset is null ? Encoding.UTF8 : Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
