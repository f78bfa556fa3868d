using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SessionTools.Clients.AppConfig;

/// <summary>
/// Keeps a session's last configuration in a file that only the user can read, so that it outlives the process and the
/// network. Its content is not encrypted.
/// </summary>
internal sealed class ConfigurationBackup
{
    private readonly string _folder;
    private readonly string _key;

    /// <param name="folder">The folder, made at the first save.</param>
    /// <param name="connection">The connection: other regions and endpoints have other configurations of the same name.</param>
    /// <param name="request">What configuration.</param>
    public ConfigurationBackup(string folder, Connection connection, StartConfigurationSessionRequest request)
    {
        _folder = folder;
        _key = string.Join(
            '\n',
            connection.Region,
            connection.EndpointUrl,
            connection.ProfileName,
            connection.Path,
            request.ApplicationIdentifier,
            request.EnvironmentIdentifier,
            request.ConfigurationProfileIdentifier);
    }

    private string FilePath => Path.Combine(_folder, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(_key))) + ".json");

    /// <returns>Why it could not be saved, or null.</returns>
    public Exception? TrySave(Configuration configuration)
    {
        try
        {
            PrivateFiles.CreateFolder(_folder);
            PrivateFiles.Replace(FilePath, JsonSerializer.SerializeToUtf8Bytes(DocumentOf(configuration), AppConfigJson.Default.BackupDocument));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception;
        }
    }

    /// <param name="problem">Why the file that is there cannot be read; null where it can, or there is none.</param>
    /// <returns>The saved configuration; null where none was saved, or it cannot be read.</returns>
    public Configuration? TryLoad(out string? problem)
    {
        problem = null;
        try
        {
            BackupDocument? saved = JsonSerializer.Deserialize(File.ReadAllBytes(FilePath), AppConfigJson.Default.BackupDocument);
            if (saved?.Key == _key)
            {
                return ConfigurationOf(saved);
            }

            problem = Unreadable("it is not a backup of this configuration.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // Nothing was saved yet.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            problem = Unreadable(exception.Message);
        }

        return null;
    }

    private string Unreadable(string reason) => $"The backup '{FilePath}' cannot be read: {reason}";

    private BackupDocument DocumentOf(Configuration configuration) => new()
    {
        Key = _key,
        ContentType = configuration.ContentType,
        VersionLabel = configuration.VersionLabel,
        RetrievedAt = configuration.RetrievedAt,
        Content = configuration.Content.ToArray(),
    };

    private static Configuration ConfigurationOf(BackupDocument saved) => new(
        saved.Content,
        saved.ContentType,
        saved.VersionLabel,
        Changed: true,
        saved.RetrievedAt,
        NextPollAt: saved.RetrievedAt)
    {
        Source = ConfigurationSource.Backup,
    };
}
