using System.Text;

namespace SessionTools.ApiGateway;

/// <summary>
/// Puts together exported documents that come line by line, as Get-Content gives them. A document ends at a line that is
/// nothing but the last brace, unindented; what has no such line ends with the input.
/// </summary>
internal sealed class DocumentLines
{
    private readonly StringBuilder _lines = new();
    private bool _hadOne;

    /// <param name="text">A line, or a text that is no line of a document and stands for itself.</param>
    /// <returns>What is complete with it; null where further lines are to come.</returns>
    public string? Add(string text)
    {
        if (string.IsNullOrWhiteSpace(text) && (_lines.Length > 0 || _hadOne))
        {
            return null;
        }

        if (text.Contains('\n') || (_lines.Length == 0 && !OpensOnly(text.Trim())))
        {
            _hadOne = true;
            return text;
        }

        _lines.Append(text).Append('\n');
        return text.TrimEnd() == "}" ? Rest() : null;
    }

    /// <returns>The lines that have come since the last document was complete; null where there are none.</returns>
    public string? Rest()
    {
        if (_lines.Length == 0)
        {
            return null;
        }

        string document = _lines.ToString();
        _lines.Clear();
        _hadOne = true;
        return document;
    }

    private static bool OpensOnly(string line) => line.StartsWith('{') && !line.EndsWith('}');
}
