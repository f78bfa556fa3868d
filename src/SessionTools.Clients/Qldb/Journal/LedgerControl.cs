using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>A ledger's digest, blocks and revisions, by the control plane.</summary>
internal sealed class LedgerControl(Connection connection, string ledgerName)
{
    private ServiceClient Client => connection.Client(ControlService.Description);

    public async Task<LedgerDigest> GetDigestAsync(CancellationToken stop)
    {
        GetDigestResponse response = await Client.CallAsync(ControlOperations.GetDigest, new GetDigestRequest { Name = ledgerName }, stop).ConfigureAwait(false);
        return new LedgerDigest(ledgerName, response.Digest, JournalAddress.Read(Parse(response.DigestTipAddress)));
    }

    /// <param name="address">The block.</param>
    /// <param name="tip">The tip of the digest that the proof is to lead to; null for no proof.</param>
    /// <param name="stop">Stops the call.</param>
    public async Task<(JournalBlock Block, IonValue? Proof)> GetBlockAsync(JournalAddress address, JournalAddress? tip, CancellationToken stop)
    {
        GetBlockRequest request = new() { Name = ledgerName, BlockAddress = address.ToHolder(), DigestTipAddress = tip?.ToHolder() };
        GetBlockResponse response = await Client.CallAsync(ControlOperations.GetBlock, request, stop).ConfigureAwait(false);
        return (JournalBlock.Read(Parse(response.Block)!), Parse(response.Proof));
    }

    /// <inheritdoc cref="GetBlockAsync"/>
    public async Task<(DocumentRevision Revision, IonValue? Proof)> GetRevisionAsync(
        JournalAddress address,
        string documentId,
        JournalAddress? tip,
        CancellationToken stop)
    {
        GetRevisionRequest request = new()
        {
            Name = ledgerName,
            BlockAddress = address.ToHolder(),
            DocumentId = documentId,
            DigestTipAddress = tip?.ToHolder(),
        };
        GetRevisionResponse response = await Client.CallAsync(ControlOperations.GetRevision, request, stop).ConfigureAwait(false);
        return (DocumentRevision.Read(Parse(response.Revision)), Parse(response.Proof));
    }

    private static IonValue? Parse(IonTextHolder? holder)
    {
        try
        {
            return holder?.IonText is { } text ? IonValue.Parse(text) : null;
        }
        catch (IonException exception)
        {
            throw new JournalException(JournalProblem.NotUnderstood, $"The answer is not Ion: {exception.Message}", exception);
        }
    }
}
