using System;
using System.Collections.Generic;

namespace SessionTools.Clients.Aws;

/// <summary>A URI path with labels, such as <c>/farms/{farmId}/queues</c> (smithy.api#http uri).</summary>
public sealed class UriTemplate
{
    private readonly string[] _segments;

    public UriTemplate(string text)
    {
        Text = text;
        _segments = Split(text);
    }

    public string Text { get; }

    public static implicit operator UriTemplate(string text) => new(text);

    public static UriTemplate FromString(string text) => new(text);

    /// <summary>
    /// Whether the raw (still percent-encoded) <paramref name="path"/> has this template's form; if so the decoded labels.
    /// </summary>
    public bool TryMatch(string path, out IReadOnlyDictionary<string, string> labels)
    {
        Dictionary<string, string> found = [];
        labels = found;
        string[] segments = Split(path);
        if (segments.Length != _segments.Length)
        {
            return false;
        }

        for (int i = 0; i < segments.Length; i++)
        {
            if (_segments[i] is ['{', .., '}'] label)
            {
                found[label[1..^1]] = Uri.UnescapeDataString(segments[i]);
            }
            else if (!string.Equals(_segments[i], segments[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    public override string ToString() => Text;

    private static string[] Split(string path) => path.Trim('/').Split('/');
}
