using System.Collections.Generic;
using System.Threading.Tasks;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>Two transactions at the same time that each read what the other one changes.</summary>
internal static class SkewingPair
{
    public static async Task<IReadOnlyList<TransactionRecord>> RunAsync(LedgerDatabase database)
    {
        RecordedTransaction first = new(database);
        RecordedTransaction second = new(database);
        foreach (RecordedTransaction transaction in (RecordedTransaction[])[first, second])
        {
            transaction.Run("SELECT d, w, n FROM T WHERE k = 1");
            transaction.Run("SELECT d, w, n FROM T WHERE k = 2");
        }

        first.Run($"UPDATE T SET n = n + 1, w = '{first.Id}.1' WHERE k = 1");
        second.Run($"UPDATE T SET n = n + 1, w = '{second.Id}.1' WHERE k = 2");
        return [await first.CommitAsync(), await second.CommitAsync()];
    }
}
