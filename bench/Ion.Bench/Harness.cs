using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace SessionTools.Ion.Bench;

/// <summary>
/// Times actions: warm-up, then the best of several short rounds, which is the one least disturbed by the machine. Contenders
/// take
/// turns, so that a disturbance meets all of them.
/// </summary>
internal static class Harness
{
    private const int Rounds = 20;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(120);

    /// <summary>Megabytes a second of each contender, in the bytes of its own form.</summary>
    public static double[] Measure(params (byte[][] Data, Action Action)[] contenders)
    {
        foreach ((byte[][] _, Action action) in contenders)
        {
            Run(action, s_warmUp);
        }

        double[] best = new double[contenders.Length];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < contenders.Length; i++)
            {
                best[i] = Math.Max(best[i], Run(contenders[i].Action, s_round));
            }
        }

        return [.. best.Zip(contenders, (runs, contender) => runs * Megabytes(contender.Data))];
    }

    /// <summary>Bytes allocated by one run.</summary>
    public static long Allocated(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public static void Print(string what, byte[][] data, double megabytesPerSecond, string note = "")
    {
        double documents = megabytesPerSecond / Megabytes(data) * data.Length;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {what,-32}{megabytesPerSecond,8:F1} MB/s {documents,12:N1} docs/s  {note}"));
    }

    private static double Megabytes(byte[][] data)
    {
        return data.Sum(piece => (double)piece.Length) / 1e6;
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
