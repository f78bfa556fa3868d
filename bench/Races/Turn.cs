using System;
using System.Globalization;
using System.Linq;

namespace SessionTools.Bench.Races;

/// <summary>What one child process measured of itself, after its warm-up.</summary>
/// <param name="Seconds">How long the work took.</param>
/// <param name="Count">Transactions or rows.</param>
/// <param name="Before">The peak working set before the work, in MB.</param>
/// <param name="Peak">The peak working set after it, in MB.</param>
internal sealed record Turn(double Seconds, int Count, double Before, double Peak)
{
    public double Rate => Count / Seconds;

    /// <exception cref="InvalidOperationException">The line is not what the scripts print, or not all was done.</exception>
    public static Turn Parse(string output, int expected)
    {
        string[] parts = output.Trim().Split('\t');
        if (parts.Length != 4)
        {
            throw new InvalidOperationException($"A contender printed '{output}'.");
        }

        double[] values = [.. parts.Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        return (int)values[1] == expected
            ? new Turn(values[0], expected, values[2], values[3])
            : throw new InvalidOperationException($"A contender did {values[1]} of {expected}.");
    }
}
