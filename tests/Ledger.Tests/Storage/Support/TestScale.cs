using System;
using System.Globalization;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>How much the long tests do: little by default, more where an environment variable says so.</summary>
internal static class TestScale
{
    /// <summary>Killed writers.</summary>
    public static int Kills => Number("SESSIONTOOLS_LEDGER_KILLS", 8);

    /// <summary>Images of a disk that lost its power.</summary>
    public static int Images => Number("SESSIONTOOLS_LEDGER_IMAGES", 120);

    /// <summary>How long eight processes write at least.</summary>
    public static int Seconds => Number("SESSIONTOOLS_LEDGER_SECONDS", 0);

    /// <summary>Transactions of each session or process whose order is checked.</summary>
    public static int Transactions => Seconds > 0 ? 1500 : 40;

    private static int Number(string variable, int otherwise)
    {
        return int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : otherwise;
    }
}
