using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SessionTools.Local.AppConfig;

/// <summary>
/// File names of configurations, as the AppConfig Agent has them in its local development mode:
/// <c>Application:Environment:Profile.json</c>, or with any media type written as its extension,
/// <c>Application:Environment:Profile.application%x-yaml</c>. As colons are no part of a Windows file name, folders do
/// as well: <c>Application/Environment/Profile.json</c>.
/// </summary>
internal static class ConfigurationFileName
{
    private const string Unknown = "application/octet-stream";

    private static readonly Dictionary<string, string> s_typeByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        ["json"] = "application/json",
        ["yaml"] = "application/x-yaml",
        ["yml"] = "application/x-yaml",
        ["txt"] = "text/plain",
    };

    /// <returns>The three names and the media type; null where the path names no configuration.</returns>
    public static (string Application, string Environment, string Profile, string ContentType)? Parse(string relativePath)
    {
        string[] parts = relativePath.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        parts = parts.Length == 1 ? parts[0].Split(':') : parts;
        if (parts.Length != 3 || parts.Any(part => part.Length == 0 || part[0] == '.'))
        {
            return null;
        }

        (string profile, string contentType) = SplitExtension(parts[2]);
        return (parts[0], parts[1], profile, contentType);
    }

    /// <summary>The path, in folders, that <see cref="Parse"/> understands.</summary>
    public static string Format(LocalConfiguration configuration) => Path.Combine(
        configuration.Application,
        configuration.Environment,
        $"{configuration.ConfigurationProfile}.{ExtensionOf(configuration.ContentType)}");

    private static string ExtensionOf(string contentType) =>
        s_typeByExtension.FirstOrDefault(entry => entry.Value == contentType).Key
        ?? contentType.Replace("; ", "%", StringComparison.Ordinal).Replace('/', '%');

    /// <summary>A dot in a profile's name is no extension unless it says a media type.</summary>
    private static (string Profile, string ContentType) SplitExtension(string name)
    {
        int percent = name.IndexOf('%', StringComparison.Ordinal);
        int dot = percent < 0 ? name.LastIndexOf('.') : name.LastIndexOf('.', percent);
        if (dot <= 0)
        {
            return (name, Unknown);
        }

        string extension = name[(dot + 1)..];
        if (percent >= 0)
        {
            return (name[..dot], MediaType(extension));
        }

        return s_typeByExtension.TryGetValue(extension, out string? type) ? (name[..dot], type) : (name, Unknown);
    }

    /// <summary><c>application%ion%type=X</c> is <c>application/ion; type=X</c>.</summary>
    private static string MediaType(string extension)
    {
        string[] parts = extension.Split('%', 3);
        return parts.Length == 3 ? $"{parts[0]}/{parts[1]}; {parts[2]}" : string.Join('/', parts);
    }
}
