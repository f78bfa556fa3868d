using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace SessionTools.Ion.Bench;

/// <summary>Times an action: warm-up, then the best of several rounds, which is the one least disturbed by the machine.</summary>
internal static class Harness
{
    private const int Rounds = 5;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(400);

    /// <summary>Megabytes a second, in the bytes of the form at hand.</summary>
    public static double Measure(byte[][] data, Action action)
    {
        double megabytes = data.Sum(piece => (double)piece.Length) / 1e6;
        Run(action, s_warmUp);
        double best = 0;
        for (int i = 0; i < Rounds; i++)
        {
            best = Math.Max(best, Run(action, s_round));
        }

        return best * megabytes;
    }

    /// <summary>Bytes allocated by one run.</summary>
    public static long Allocated(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public static void Print(string what, double megabytesPerSecond, double documentsPerSecond, string note = "")
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {what,-44}{megabytesPerSecond,9:F1} MB/s {documentsPerSecond,12:N1} docs/s  {note}"));
    }

    /// <summary>Runs a second.</summary>
    private static double Run(Action action, TimeSpan time)
    {
        Stopwatch watch = Stopwatch.StartNew();
        int runs = 0;
        do
        {
            action();
            runs++;
        }
        while (watch.Elapsed < time);

        return runs / watch.Elapsed.TotalSeconds;
    }
}
