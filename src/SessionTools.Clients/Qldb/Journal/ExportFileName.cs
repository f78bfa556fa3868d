using System.Globalization;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>The name of a file of an export: its strand, and its first and last block.</summary>
internal sealed record ExportFileName(string StrandId, long First, long Last)
{
    /// <returns>Null where it is another file's name.</returns>
    public static ExportFileName? Parse(string name)
    {
        string[] parts = name.Split('.', '-');
        return parts is [{ Length: > 0 } strand, var first, var last, "ion"]
            && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out long from)
            && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out long to)
            ? new ExportFileName(strand, from, to)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StrandId}.{First}-{Last}.ion");
}
