using System;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Qldb.Journal;
using SessionTools.Ion;
using SessionTools.Ledger;
using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>The journal of a ledger, wherever that is, as its control plane shows it.</summary>
internal sealed class LedgerJournal(Connection connection, string ledgerName)
{
    private readonly LedgerControl _control = new(connection, ledgerName);

    public string LedgerName => ledgerName;

    public async Task<LedgerDigest> GetDigestAsync(CancellationToken stop)
    {
        (byte[] digest, IonValue tip) = await _control.GetDigestAsync(stop).ConfigureAwait(false);
        return new LedgerDigest(digest, BlockAddressReader.Read(tip));
    }

    public async Task<RetrievedBlock> GetBlockAsync(BlockAddress address, CancellationToken stop)
    {
        (IonValue block, _) = await _control.GetBlockAsync(address.ToIon(), tip: null, stop).ConfigureAwait(false);
        return JournalErrors.Read(() => RetrievedBlock.Read(block.ToBinary()));
    }

    /// <param name="address">Its block.</param>
    /// <param name="documentId">Its document.</param>
    /// <param name="tip">The tip of the digest that the proof is to lead to; null for no proof.</param>
    /// <param name="stop">Stops the call.</param>
    public Task<(IonValue Revision, IonValue? Proof)> GetRevisionAsync(BlockAddress address, string documentId, BlockAddress? tip, CancellationToken stop) =>
        _control.GetRevisionAsync(address.ToIon(), documentId, tip?.ToIon(), stop);

    /// <summary>Asks for a revision and its block anew, and holds both against a digest that was kept elsewhere.</summary>
    /// <param name="address">The revision's block.</param>
    /// <param name="documentId">Its document.</param>
    /// <param name="given">What the revision is said to be, sound in itself; null where nothing is said.</param>
    /// <param name="digest">The digest.</param>
    /// <param name="stop">Stops the calls.</param>
    /// <returns>Why the revision is not proven, or null.</returns>
    public async Task<string?> FindFaultAsync(BlockAddress address, string documentId, JournalRevision? given, LedgerDigest digest, CancellationToken stop)
    {
        (IonValue ion, IonValue? proof) = await GetRevisionAsync(address, documentId, digest.Tip, stop).ConfigureAwait(false);
        JournalRevision revision = JournalErrors.Read(() => JournalRevision.Parse(ion.ToBinary()));
        if (revision.Metadata!.Value.DocumentId != documentId)
        {
            return "the ledger answered with another document";
        }

        if (given is not null && !given.Hash.Span.SequenceEqual(revision.Hash.Span))
        {
            return "the ledger has another revision of the document in that block";
        }

        (IonValue block, IonValue? blockProof) = await _control.GetBlockAsync(address.ToIon(), digest.Tip.ToIon(), stop).ConfigureAwait(false);
        return JournalErrors.Read(() => RevisionVerifier.FindProblem(revision, ReadProof(proof), JournalBlock.Parse(block.ToBinary()), ReadProof(blockProof), digest));
    }

    /// <summary>What is no proof proves nothing.</summary>
    private static Proof? ReadProof(IonValue? proof)
    {
        try
        {
            return proof is null ? null : Proof.FromIon(proof);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
