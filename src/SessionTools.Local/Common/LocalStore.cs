using System;
using System.IO;
using System.Text.Json.Serialization.Metadata;

namespace SessionTools.Local.Common;

/// <summary>
/// Keeps the services' data: JSON documents in the endpoint's folder, or nothing at all where the endpoint lives in memory.
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

    /// <summary>The document of a name; a new one where none was saved.</summary>
    /// <inheritdoc cref="LocalDocument{T}(string?, Func{JsonTypeInfo{T}})" path="/exception"/>
    internal LocalDocument<T> Open<T>(string name, Func<JsonTypeInfo<T>> type)
        where T : class, new() =>
        new(_folder is null ? null : Path.Combine(_folder, name + ".json"), type);
}
