using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>A store as it was after one of its blocks. A commit changes nothing; what it would have written is kept.</summary>
internal sealed class PastStore(ILedgerStore store) : DelegatingStore(store)
{
    /// <summary>The block after which it is.</summary>
    public long Snapshot { get; set; }

    /// <summary>What was to be committed last.</summary>
    public CommitRequest? Committed { get; private set; }

    public override ValueTask<JournalTip?> TipAsync(CancellationToken cancellationToken) => ValueTask.FromResult<JournalTip?>(Tip(Snapshot));

    public override ValueTask<CommitVerdict> CommitAsync(CommitRequest request, CancellationToken cancellationToken)
    {
        Committed = request;
        return ValueTask.FromResult(new CommitVerdict(Tip(Snapshot + 1)));
    }

    public override ValueTask<bool> BuildIndexAsync(string indexId, int count, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    public override ValueTask PurgeAsync(long oldestSnapshot, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private JournalTip Tip(long block) => new(block, Header.CreatedAt, default, 0);
}
