using System;
using System.Diagnostics;
using SessionTools.Clients.Qldb;

namespace SessionTools.Qldb;

/// <summary>What one command has consumed so far.</summary>
internal sealed class QldbTotals
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public int Transactions { get; private set; }

    public int Attempts { get; private set; }

    public int Statements { get; set; }

    public long? ReadIOs { get; private set; }

    public long? WriteIOs { get; private set; }

    public long? ProcessingTimeMilliseconds { get; private set; }

    public TimeSpan Elapsed => _watch.Elapsed;

    public void Add(QldbExecution execution, bool committed)
    {
        Transactions += committed ? 1 : 0;
        Attempts += execution.Attempts;
        ReadIOs = Sum(ReadIOs, execution.Usage.ReadIOs);
        WriteIOs = Sum(WriteIOs, execution.Usage.WriteIOs);
        ProcessingTimeMilliseconds = Sum(ProcessingTimeMilliseconds, execution.Usage.ProcessingTimeMilliseconds);
    }

    private static long? Sum(long? sum, long? more) => more is null ? sum : (sum ?? 0) + more;
}
