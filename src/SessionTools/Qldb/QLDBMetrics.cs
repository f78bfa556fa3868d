namespace SessionTools.Qldb;

/// <summary>What a command has consumed; a sum that no answer reported is null.</summary>
public sealed class QLDBMetrics
{
    internal QLDBMetrics(QldbTotals totals)
    {
        TransactionCount = totals.Transactions;
        AttemptCount = totals.Attempts;
        StatementCount = totals.Statements;
        ReadIOs = totals.ReadIOs;
        WriteIOs = totals.WriteIOs;
        ProcessingTimeMilliseconds = totals.ProcessingTimeMilliseconds;
        ElapsedMilliseconds = (long)totals.Elapsed.TotalMilliseconds;
    }

    /// <summary>Transactions that were committed.</summary>
    public int TransactionCount { get; }

    /// <summary>How often a transaction was begun, retries included.</summary>
    public int AttemptCount { get; }

    /// <summary>Statements that were executed, retries included.</summary>
    public int StatementCount { get; }

    public long? ReadIOs { get; }

    public long? WriteIOs { get; }

    /// <summary>The service's time.</summary>
    public long? ProcessingTimeMilliseconds { get; }

    /// <summary>The command's own time.</summary>
    public long ElapsedMilliseconds { get; }
}
