using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SessionTools.Local.Common;

/// <summary>
/// Keeps each service's data: one JSON document a service in the endpoint's folder, or nothing at all where the endpoint
/// lives in memory.
/// </summary>
public sealed class LocalStore
{
    private readonly string? _folder;

    /// <param name="folder">The folder, created where it is missing; null to keep nothing.</param>
    public LocalStore(string? folder)
    {
        _folder = folder;
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
        }
    }

    /// <summary>The folder; null where nothing is kept.</summary>
    public string? Folder => _folder;

    /// <summary>The saved document, or null where none was saved.</summary>
    /// <exception cref="InvalidDataException">The file is there but cannot be read as this document; it is left as it is.</exception>
    public T? Load<T>(string name, Func<JsonTypeInfo<T>> type)
        where T : class
    {
        if (_folder is null || !File.Exists(FileOf(name)))
        {
            return null;
        }

        try
        {
            using FileStream file = File.OpenRead(FileOf(name));
            return JsonSerializer.Deserialize(file, type());
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{FileOf(name)}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Replaces the document in one step: a reader sees the old one or the new one.</summary>
    public void Save<T>(string name, T document, Func<JsonTypeInfo<T>> type)
        where T : class
    {
        if (_folder is null)
        {
            return;
        }

        string temporary = Path.Combine(_folder, $".{name}-{Guid.NewGuid():N}.tmp");
        using (FileStream file = File.Create(temporary))
        {
            JsonSerializer.Serialize(file, document, type());
        }

        File.Move(temporary, FileOf(name), overwrite: true);
    }

    private string FileOf(string name) => Path.Combine(_folder!, name + ".json");
}
