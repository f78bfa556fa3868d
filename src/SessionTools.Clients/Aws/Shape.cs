using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace SessionTools.Clients.Aws;

/// <summary>The kinds of value that a Smithy shape can describe.</summary>
public enum ShapeType
{
    Text,
    Integer,
    Float,
    Boolean,
    Timestamp,
    Blob,
    Document,
    List,
    Map,
    Structure,
}

/// <summary>
/// A value of an AWS API and the constraints its Smithy model puts on it (smithy.api#length, #pattern, #range,
/// #required): lengths in code points for text, bytes for blobs, entries for lists and maps.
/// </summary>
public sealed record Shape
{
    private Regex? _regex;

    public required ShapeType Type { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>The model's pattern, in the model's own spelling.</summary>
    public string? Pattern { get; init; }

    /// <summary>What the pattern asks for, as in "must be …"; null where the pattern itself says it well enough.</summary>
    public string? PatternInWords { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    /// <summary>The known values of an enum. Enums are open: only a service refuses a value that is not among them.</summary>
    public IReadOnlyList<string> KnownValues { get; init; } = [];

    /// <summary>Members of a structure.</summary>
    public IReadOnlyList<Member> Members { get; init; } = [];

    /// <summary>Entries of a list, or values of a map.</summary>
    public Shape? Item { get; init; }

    /// <summary>Keys of a map.</summary>
    public Shape? Key { get; init; }

    /// <summary>The value is a secret: it appears in no message.</summary>
    public bool Sensitive { get; init; }

    public static Shape Text(int? min = null, int? max = null, string? pattern = null) =>
        new() { Type = ShapeType.Text, MinLength = min, MaxLength = max, Pattern = pattern };

    public static Shape Enum(params string[] knownValues) => new() { Type = ShapeType.Text, KnownValues = knownValues };

    public static Shape Integer(double? min = null, double? max = null) =>
        new() { Type = ShapeType.Integer, Minimum = min, Maximum = max };

    public static Shape Blob(int? min = null, int? max = null) =>
        new() { Type = ShapeType.Blob, MinLength = min, MaxLength = max };

    public static Shape List(Shape item, int? min = null, int? max = null) =>
        new() { Type = ShapeType.List, Item = item, MinLength = min, MaxLength = max };

    public static Shape Map(Shape value, Shape? key = null) =>
        new() { Type = ShapeType.Map, Item = value, Key = key };

    public static Shape Structure(params Member[] members) =>
        new() { Type = ShapeType.Structure, Members = members };

    /// <summary>
    /// Whether <paramref name="text"/> fits <see cref="Pattern"/>. Smithy patterns are ECMA 262: <c>$</c> is the very end
    /// and <c>\d</c> an ASCII digit, where .NET would accept a trailing newline and any Unicode digit.
    /// </summary>
    public bool Matches(string text)
    {
        if (Pattern is null)
        {
            return true;
        }

        _regex ??= new Regex(ToDotNetPattern(Pattern), RegexOptions.CultureInvariant);
        return _regex.IsMatch(text);
    }

    private static string ToDotNetPattern(string pattern) =>
        pattern.Replace("[\\d", "[0-9", StringComparison.Ordinal)
            .Replace("\\d", "[0-9]", StringComparison.Ordinal)
            .Replace("$", "\\z", StringComparison.Ordinal);
}
