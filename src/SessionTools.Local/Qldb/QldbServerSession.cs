using System.Threading;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Local.Qldb;

/// <summary>A session as the endpoint keeps it behind its token: its commands run one at a time.</summary>
internal sealed class QldbServerSession(LedgerSession session)
{
    public LedgerSession Session { get; } = session;

    /// <summary>Held by the command that runs.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);
}
