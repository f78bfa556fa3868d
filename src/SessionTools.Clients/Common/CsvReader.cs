using System.Collections.Generic;
using System.Text;

namespace SessionTools.Clients.Common;

/// <summary>Reads comma-separated values (RFC 4180): quoted cells may hold commas, line breaks and doubled quotes.</summary>
internal static class CsvReader
{
    /// <summary>The rows, each with its cells. Empty lines are no rows.</summary>
    public static IEnumerable<IReadOnlyList<string>> Read(string text)
    {
        List<string> row = [];
        StringBuilder cell = new();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (quoted)
            {
                if (character != '"')
                {
                    cell.Append(character);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (character == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (character == ',')
            {
                Take(cell, row);
            }
            else if (character == '\n')
            {
                if (row.Count > 0 || cell.Length > 0)
                {
                    Take(cell, row);
                    yield return row;
                    row = [];
                }
            }
            else if (character != '\r')
            {
                cell.Append(character);
            }
        }

        if (row.Count > 0 || cell.Length > 0)
        {
            Take(cell, row);
            yield return row;
        }
    }

    private static void Take(StringBuilder cell, List<string> row)
    {
        row.Add(cell.ToString());
        cell.Clear();
    }
}
