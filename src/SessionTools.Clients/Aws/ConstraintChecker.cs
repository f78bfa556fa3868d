using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace SessionTools.Clients.Aws;

/// <summary>
/// Checks a request against the constraints of its Smithy model. The client refuses with it before anything is sent; the
/// embedded endpoint answers with it as the service would.
/// </summary>
public static class ConstraintChecker
{
    /// <summary>The first constraint that <paramref name="request"/> breaks, or null.</summary>
    public static ConstraintViolation? FirstViolation(IReadOnlyList<Member> members, JsonElement request) =>
        CheckMembers(members, request, "");

    /// <summary>The first constraint that a text by itself breaks, or null.</summary>
    public static ConstraintViolation? FirstViolation(Shape shape, string text, string path) => CheckText(shape, text, path);

    private static ConstraintViolation? CheckMembers(IReadOnlyList<Member> members, JsonElement structure, string path)
    {
        foreach (Member member in members)
        {
            string memberPath = path.Length == 0 ? member.Name : path + "." + member.Name;
            bool given = structure.TryGetProperty(member.Name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;
            if (!given)
            {
                if (member.Required)
                {
                    return new ConstraintViolation(memberPath, "is required", null);
                }

                continue;
            }

            ConstraintViolation? violation = member.Location switch
            {
                MemberLocation.Label => CheckLabel(member.Shape, value, memberPath),
                MemberLocation.Header => CheckHeader(value, memberPath) ?? Check(member.Shape, value, memberPath),
                _ => Check(member.Shape, value, memberPath),
            };
            if (violation is not null)
            {
                return violation;
            }
        }

        return null;
    }

    /// <summary>A label that is empty, "." or ".." would address another resource (RFC 3986, 5.2.4).</summary>
    private static ConstraintViolation? CheckLabel(Shape shape, JsonElement value, string path)
    {
        string text = value.GetString() ?? "";
        if (text is "" or "." or "..")
        {
            return new ConstraintViolation(path, "must not be empty, '.' or '..'", text);
        }

        return CheckText(shape, text, path);
    }

    /// <summary>A header is visible ASCII, with spaces only inside (RFC 9110, 5.5); an empty one would not be sent.</summary>
    private static ConstraintViolation? CheckHeader(JsonElement value, string path)
    {
        string text = value.ToString();
        bool fits = text.Length > 0 && text == text.Trim(' ') && text.All(character => character is >= ' ' and <= '~');
        return fits ? null : new ConstraintViolation(path, "must be printable ASCII text that neither is empty nor begins or ends with a space", null);
    }

    private static ConstraintViolation? Check(Shape shape, JsonElement value, string path)
    {
        return shape.Type switch
        {
            ShapeType.Text when value.ValueKind == JsonValueKind.String => CheckText(shape, value.GetString()!, path),
            ShapeType.Integer when value.ValueKind == JsonValueKind.Number => CheckRange(shape, value, path),
            ShapeType.Float when value.ValueKind == JsonValueKind.Number => CheckRange(shape, value, path),
            ShapeType.Boolean when value.ValueKind is JsonValueKind.True or JsonValueKind.False => null,
            ShapeType.Timestamp when value.ValueKind is JsonValueKind.String or JsonValueKind.Number => null,
            ShapeType.Blob when value.TryGetBytesFromBase64(out byte[]? bytes) => CheckLength(shape, bytes.Length, "bytes", null, path),
            ShapeType.Document => null,
            ShapeType.List when value.ValueKind == JsonValueKind.Array => CheckList(shape, value, path),
            ShapeType.Map when value.ValueKind == JsonValueKind.Object => CheckMap(shape, value, path),
            ShapeType.Structure when value.ValueKind == JsonValueKind.Object => CheckMembers(shape.Members, value, path),
            _ => new ConstraintViolation(path, $"must be of type {shape.Type}", shape.Sensitive ? null : value.GetRawText()),
        };
    }

    private static ConstraintViolation? CheckText(Shape shape, string text, string path)
    {
        string? shown = shape.Sensitive || text.Length > ConstraintViolation.LongestShown ? null : text;
        if (shape.MinLength is not null || shape.MaxLength is not null)
        {
            ConstraintViolation? violation = CheckLength(shape, CodePoints(text), "characters", shown, path);
            if (violation is not null)
            {
                return violation;
            }
        }

        return shape.Matches(text) ? null : new ConstraintViolation(path, shape.PatternInWords ?? $"must match the pattern {shape.Pattern}", shown);
    }

    private static ConstraintViolation? CheckList(Shape shape, JsonElement list, string path)
    {
        int index = 0;
        foreach (JsonElement item in list.EnumerateArray())
        {
            ConstraintViolation? violation = Check(shape.Item!, item, $"{path}[{index}]");
            if (violation is not null)
            {
                return violation;
            }

            index++;
        }

        return CheckLength(shape, index, "entries", null, path);
    }

    private static ConstraintViolation? CheckMap(Shape shape, JsonElement map, string path)
    {
        int count = 0;
        foreach (JsonProperty entry in map.EnumerateObject())
        {
            string entryPath = $"{path}['{entry.Name}']";
            ConstraintViolation? violation = (shape.Key is null ? null : CheckText(shape.Key, entry.Name, entryPath))
                ?? Check(shape.Item!, entry.Value, entryPath);
            if (violation is not null)
            {
                return violation;
            }

            count++;
        }

        return CheckLength(shape, count, "entries", null, path);
    }

    private static ConstraintViolation? CheckRange(Shape shape, JsonElement value, string path)
    {
        double number = value.GetDouble();
        if (number >= (shape.Minimum ?? double.MinValue) && number <= (shape.Maximum ?? double.MaxValue))
        {
            return null;
        }

        return new ConstraintViolation(path, "must be " + Bounds(shape.Minimum, shape.Maximum), value.GetRawText());
    }

    private static ConstraintViolation? CheckLength(Shape shape, int length, string unit, string? shown, string path)
    {
        if (length >= (shape.MinLength ?? 0) && length <= (shape.MaxLength ?? int.MaxValue))
        {
            return null;
        }

        string rule = $"must have {Bounds(shape.MinLength, shape.MaxLength)} {unit}, not {length}";
        return new ConstraintViolation(path, rule, length <= ConstraintViolation.LongestShown ? shown : null);
    }

    private static string Bounds(double? minimum, double? maximum)
    {
        string? low = minimum?.ToString(CultureInfo.InvariantCulture);
        string? high = maximum?.ToString(CultureInfo.InvariantCulture);
        return (low, high) switch
        {
            (not null, not null) when low == high => low,
            (not null, not null) => $"{low} to {high}",
            (not null, null) => $"at least {low}",
            _ => $"at most {high}",
        };
    }

    private static int CodePoints(string text)
    {
        int count = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
