using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Bench;

/// <summary>How long something took, by the clock and by the processor.</summary>
/// <param name="Elapsed">By the clock.</param>
/// <param name="Processor">Time of the process on all processors.</param>
internal readonly record struct Measure(TimeSpan Elapsed, TimeSpan Processor)
{
    public static async Task<Measure> OfAsync(Func<Task> action)
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        await action();
        process.Refresh();
        return new Measure(watch.Elapsed, process.TotalProcessorTime - before);
    }

    /// <summary>Operations a second.</summary>
    public double Rate(int count) => count / Elapsed.TotalSeconds;

    /// <summary>Microseconds of processor time an operation.</summary>
    public double Cost(int count) => Processor.TotalMicroseconds / count;

    /// <summary>The faster of both.</summary>
    public static Measure Best(Measure? one, Measure other) => one is { } first && first.Elapsed <= other.Elapsed ? first : other;
}
