using System;
using System.IO;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SessionTools.Local.Common;

/// <summary>
/// A JSON document of a service's data: read when it is opened, and replaced in one step when it is saved, so that a reader
/// sees the old one or the new one. What another process has saved since is never overwritten: the document is outdated
/// then, and its owner has to open it anew.
/// </summary>
internal sealed class LocalDocument<T>
    where T : class, new()
{
    private readonly string? _file;
    private readonly Func<JsonTypeInfo<T>> _type;
    private byte[] _hash = [];
    private (DateTime, long)? _stamp;
    private bool _isUnsaved;

    /// <param name="file">The file; null to keep the document in memory only.</param>
    /// <param name="type">How it is written.</param>
    /// <exception cref="InvalidDataException">The file is there but cannot be read as this document; it is left as it is.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public LocalDocument(string? file, Func<JsonTypeInfo<T>> type)
    {
        _file = file;
        _type = type;
        Value = file is null ? new T() : Load(file);
    }

    public T Value { get; }

    /// <summary>The file is not, or not any more, what is in memory.</summary>
    public bool IsOutdated => _file is not null && (_isUnsaved || Stamp(_file) != _stamp);

    /// <exception cref="OutdatedDataException">Another process has changed the file since it was read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save()
    {
        if (_file is null)
        {
            return;
        }

        _isUnsaved = true;
        try
        {
            using FolderLock held = new(Path.GetDirectoryName(_file)!);
            Save(_file);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException and not OutdatedDataException)
        {
            throw new IOException($"'{_file}' cannot be written: {exception.Message}", exception);
        }

        _isUnsaved = false;
    }

    private void Save(string file)
    {
        if (!Hash(Read(file)).AsSpan().SequenceEqual(_hash))
        {
            throw new OutdatedDataException(file);
        }

        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(Value, _type());
        Replace(file, bytes);
        _hash = Hash(bytes);
        _stamp = Stamp(file);
    }

    private static void Replace(string file, byte[] bytes)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}-{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private T Load(string file)
    {
        try
        {
            _stamp = Stamp(file);
            byte[] bytes = Read(file);
            _hash = Hash(bytes);
            return _stamp is null ? new T() : JsonSerializer.Deserialize(bytes, _type()) ?? new T();
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{file}' cannot be read: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"'{file}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Nothing where there is no file.</summary>
    private static byte[] Read(string file)
    {
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    private static byte[] Hash(byte[] bytes) => SHA256.HashData(bytes);

    private static (DateTime, long)? Stamp(string file)
    {
        FileInfo info = new(file);
        return info.Exists ? (info.LastWriteTimeUtc, info.Length) : null;
    }
}
