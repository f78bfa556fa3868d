using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>A store that validates nothing, as it is told of no reads.</summary>
internal sealed class BlindStore(ILedgerStore store) : DelegatingStore(store)
{
    public override ValueTask<CommitVerdict> CommitAsync(CommitRequest request, CancellationToken cancellationToken) =>
        base.CommitAsync(request with { Reads = AccessSet.Empty }, cancellationToken);
}
