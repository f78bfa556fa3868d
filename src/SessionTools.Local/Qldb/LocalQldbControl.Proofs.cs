using System;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Qldb;
using SessionTools.Ion;
using SessionTools.Ledger;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Local.Qldb;

/// <summary>Digests, blocks and revisions with their proofs.</summary>
internal sealed partial class LocalQldbControl
{
    private async Task<GetDigestResponse> GetDigestAsync(GetDigestRequest request, CancellationToken cancellationToken)
    {
        JournalReader journal = await JournalAsync(request.Name!, cancellationToken).ConfigureAwait(false);
        LedgerDigest digest = await journal.DigestAsync(tip: null, cancellationToken).ConfigureAwait(false);
        return new GetDigestResponse { Digest = digest.Hash.ToArray(), DigestTipAddress = ToHolder(digest.Tip.ToIon()) };
    }

    private async Task<GetBlockResponse> GetBlockAsync(GetBlockRequest request, CancellationToken cancellationToken)
    {
        JournalReader journal = await JournalAsync(request.Name!, cancellationToken).ConfigureAwait(false);
        ProvenBlock block = await journal
            .BlockAsync(ToAddress(request.BlockAddress)!.Value, ToAddress(request.DigestTipAddress), cancellationToken)
            .ConfigureAwait(false);
        return new GetBlockResponse { Block = ToHolder(IonValue.Parse(block.Ion.Span)), Proof = ToHolder(block.Proof) };
    }

    private async Task<GetRevisionResponse> GetRevisionAsync(GetRevisionRequest request, CancellationToken cancellationToken)
    {
        JournalReader journal = await JournalAsync(request.Name!, cancellationToken).ConfigureAwait(false);
        ProvenRevision revision = await journal
            .RevisionAsync(ToAddress(request.BlockAddress)!.Value, request.DocumentId!, ToAddress(request.DigestTipAddress), cancellationToken)
            .ConfigureAwait(false);
        return new GetRevisionResponse { Revision = ToHolder(revision.Revision), Proof = ToHolder(revision.Proof) };
    }

    private static IonTextHolder ToHolder(IonValue value) => new() { IonText = value.ToText() };

    private static IonTextHolder? ToHolder(Proof? proof) => proof is null ? null : ToHolder(proof.ToIon());

    private static BlockAddress? ToAddress(IonTextHolder? holder)
    {
        if (holder is null)
        {
            return null;
        }

        return BlockAddress.TryFromIon(IonValue.Parse(holder.IonText!), out BlockAddress address)
            ? address
            : throw QldbControlErrors.InvalidParameter($"'{holder.IonText}' is no block address; one looks like {{strandId: \"...\", sequenceNo: 14}}");
    }

    private async Task<JournalReader> JournalAsync(string ledger, CancellationToken cancellationToken)
    {
        LedgerDatabase database = await FindAsync(ledger, cancellationToken).ConfigureAwait(false);
        return new JournalReader(database.Store);
    }
}
