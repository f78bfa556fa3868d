using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using SessionTools.Common;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace SessionTools.AppConfig;

/// <summary>Decodes a configuration by its media type, whatever parameters that carries.</summary>
internal static class ConfigurationContent
{
    private static readonly IDeserializer s_yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    /// <returns>Objects of JSON and YAML, text, or a byte array.</returns>
    /// <exception cref="UnreadableConfigurationException">The content is not what its media type says.</exception>
    public static object? Decode(ReadOnlyMemory<byte> content, string? contentType)
    {
        string mediaType = (contentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        try
        {
            return mediaType switch
            {
                "application/json" => Json(content),
                "application/x-yaml" or "application/yaml" or "text/yaml" or "text/x-yaml" => Yaml(content),
                _ when mediaType.EndsWith("+json", StringComparison.Ordinal) => Json(content),
                _ when mediaType.StartsWith("text/", StringComparison.Ordinal) => Encoding.UTF8.GetString(content.Span),
                _ => content.ToArray(),
            };
        }
        catch (Exception exception) when (exception is JsonException or YamlException)
        {
            throw new UnreadableConfigurationException(mediaType, exception);
        }
    }

    private static object? Json(ReadOnlyMemory<byte> content)
    {
        using JsonDocument document = JsonDocument.Parse(content, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return JsonObjects.From(document.RootElement);
    }

    private static object? Yaml(ReadOnlyMemory<byte> content)
    {
        using StreamReader reader = new(new MemoryStream(content.ToArray()), Encoding.UTF8);
        return FromYaml(s_yaml.Deserialize(reader));
    }

    private static object? FromYaml(object? value)
    {
        switch (value)
        {
            case IDictionary<object, object?> mapping:
                PSObject result = new();
                foreach ((object key, object? member) in mapping)
                {
                    result.Properties.Add(new PSNoteProperty(key.ToString(), FromYaml(member)));
                }

                return result;
            case IList<object?> sequence:
                return sequence.Select(FromYaml).ToArray();
            default:
                return value;
        }
    }
}
