using System;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>
/// Does something once the first blocks of a ledger are verified and before its indexes are. For ledgers in memory, where nothing
/// waits.
/// </summary>
internal sealed class Meanwhile(Func<Task> action) : IProgress<long>
{
    public bool IsDone { get; private set; }

    public void Report(long value)
    {
        if (!IsDone)
        {
            IsDone = true;
            action().GetAwaiter().GetResult();
        }
    }
}
