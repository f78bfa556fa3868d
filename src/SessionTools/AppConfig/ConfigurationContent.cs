using System;
using System.Text;
using System.Text.Json;
using SessionTools.Common;
using SessionTools.Ion;
using YamlDotNet.Core;

namespace SessionTools.AppConfig;

/// <summary>Decodes a configuration by its media type, whatever parameters that carries.</summary>
internal static class ConfigurationContent
{
    private static readonly JsonDocumentOptions s_json = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <param name="content">The configuration.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="format">What is wanted of it.</param>
    /// <param name="name">Which configuration it is, for errors.</param>
    /// <returns>Objects or hashtables of JSON, YAML and Ion, text, or a byte array; null for the first three without content.</returns>
    /// <exception cref="UnreadableConfigurationException">The content is not what its media type says.</exception>
    public static object? Decode(ReadOnlyMemory<byte> content, string? contentType, ConfigurationFormat format, string name)
    {
        MediaType type = MediaType.Parse(contentType);
        try
        {
            return format switch
            {
                ConfigurationFormat.Bytes => content.ToArray(),
                ConfigurationFormat.Text => Text(content, type),
                _ => Decode(content, type, asHashtable: format == ConfigurationFormat.Hashtable),
            };
        }
        catch (Exception exception) when (exception is JsonException or YamlException or IonException or ArgumentException or InvalidOperationException)
        {
            throw new UnreadableConfigurationException(name, type.Name, exception);
        }
    }

    private static object? Decode(ReadOnlyMemory<byte> content, MediaType type, bool asHashtable)
    {
        if (type.IsJson)
        {
            return Json(content, asHashtable);
        }

        if (type.IsYaml)
        {
            return YamlObjects.From(Text(content, type), asHashtable);
        }

        return type switch
        {
            { IsFeatureFlags: true } => Text(content, type),
            { IsIon: true } => IonObjects.From(content.Span, asHashtable),
            { IsText: true } => Text(content, type),
            _ => content.ToArray(),
        };
    }

    private static object? Json(ReadOnlyMemory<byte> content, bool asHashtable)
    {
        ReadOnlyMemory<byte> json = content.Span.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        if (json.IsEmpty)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(json, s_json);
        return asHashtable ? JsonHashtables.From(document.RootElement) : JsonObjects.From(document.RootElement);
    }

    private static string Text(ReadOnlyMemory<byte> content, MediaType type)
    {
        ReadOnlySpan<byte> bytes = content.Span;
        ReadOnlySpan<byte> mark = type.Encoding.Preamble;
        return type.Encoding.GetString(!mark.IsEmpty && bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes);
    }
}
