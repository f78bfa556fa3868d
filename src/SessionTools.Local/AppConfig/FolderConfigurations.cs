using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using SessionTools.Local.Common;

namespace SessionTools.Local.AppConfig;

/// <summary>
/// Deployed configurations as files: whoever changes a file deploys it, and every process sees it at its next poll. The
/// version label is made of the content, since a file has none.
/// </summary>
internal sealed class FolderConfigurations(string folder) : IConfigurationSource
{
    private const int LabelLength = 12;

    /// <summary>Application, environment and profile.</summary>
    private static readonly EnumerationOptions s_threeLevels = new() { RecurseSubdirectories = true, MaxRecursionDepth = 2 };

    public IReadOnlyList<DeployedProfile> List()
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return Directory.EnumerateFiles(folder, "*", s_threeLevels)
            .Order(StringComparer.Ordinal)
            .Select(ProfileOf)
            .OfType<DeployedProfile>()
            .ToArray();
    }

    public void Put(LocalConfiguration configuration)
    {
        foreach (string old in PathsOf(configuration))
        {
            File.Delete(old);
        }

        string path = Path.Combine(folder, ConfigurationFileName.Format(configuration));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        File.WriteAllBytes(temporary, configuration.Content);
        File.Move(temporary, path, overwrite: true);
    }

    private string[] PathsOf(LocalConfiguration configuration) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, "*", s_threeLevels)
            .Where(path => ConfigurationFileName.Parse(Path.GetRelativePath(folder, path)) is { } name
                && (name.Application, name.Environment, name.Profile)
                    == (configuration.Application, configuration.Environment, configuration.ConfigurationProfile))
            .ToArray();

    private DeployedProfile? ProfileOf(string path)
    {
        if (ConfigurationFileName.Parse(Path.GetRelativePath(folder, path)) is not { } name)
        {
            return null;
        }

        return new DeployedProfile(name.Application, name.Environment, name.Profile, () => Read(path, name));
    }

    /// <returns>Null where the file has gone meanwhile.</returns>
    private static LocalConfiguration? Read(string path, (string Application, string Environment, string Profile, string ContentType) name)
    {
        try
        {
            byte[] content = File.ReadAllBytes(path);
            return new LocalConfiguration
            {
                Application = name.Application,
                Environment = name.Environment,
                ConfigurationProfile = name.Profile,
                ContentType = name.ContentType,
                VersionLabel = Convert.ToHexString(SHA256.HashData(content))[..LabelLength].ToLowerInvariant(),
                Content = content,
            };
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LocalServiceException("InternalServerException", 500, exception.Message);
        }
    }
}
