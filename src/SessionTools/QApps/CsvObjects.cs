using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using SessionTools.Clients.Common;
using SessionTools.Common;

namespace SessionTools.QApps;

/// <summary>CSV as objects with a text property for each column, as Import-Csv makes them.</summary>
internal static class CsvObjects
{
    public static IEnumerable<PSObject> Read(byte[] csv)
    {
        using StreamReader reader = new(new MemoryStream(csv), Encoding.UTF8);
        IReadOnlyList<string>? names = null;
        foreach (IReadOnlyList<string> row in CsvReader.Read(reader.ReadToEnd()))
        {
            if (names is null)
            {
                names = Unique(row);
                continue;
            }

            yield return ToObject(names, row);
        }
    }

    private static PSObject ToObject(IReadOnlyList<string> names, IReadOnlyList<string> row)
    {
        PSObject result = PropertyObject.Create(names.Count);
        for (int i = 0; i < names.Count; i++)
        {
            result.Properties.Add(new PSNoteProperty(names[i], i < row.Count ? row[i] : null));
        }

        return result;
    }

    /// <summary>Two forms may have fields of one title: the second becomes <c>Title2</c>.</summary>
    private static string[] Unique(IReadOnlyList<string> header)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        return header.Select((name, index) =>
        {
            string wanted = name.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"Column{index + 1}") : name;
            string unique = wanted;
            for (int number = 2; !taken.Add(unique); number++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{wanted}{number}");
            }

            return unique;
        }).ToArray();
    }
}
