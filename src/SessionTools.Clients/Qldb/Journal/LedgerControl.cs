using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>A ledger's digest, blocks and revisions as the control plane answers them, in Ion.</summary>
internal sealed class LedgerControl(Connection connection, string ledgerName)
{
    private ServiceClient Client => connection.Client(ControlService.Description);

    public async Task<(byte[] Digest, IonValue TipAddress)> GetDigestAsync(CancellationToken stop)
    {
        GetDigestResponse response = await Client.CallAsync(ControlOperations.GetDigest, new GetDigestRequest { Name = ledgerName }, stop).ConfigureAwait(false);
        return (response.Digest, Require(response.DigestTipAddress, "tip address"));
    }

    /// <param name="address">The block.</param>
    /// <param name="tip">The tip of the digest that the proof is to lead to; null for no proof.</param>
    /// <param name="stop">Stops the call.</param>
    public async Task<(IonValue Block, IonValue? Proof)> GetBlockAsync(IonStruct address, IonStruct? tip, CancellationToken stop)
    {
        GetBlockRequest request = new() { Name = ledgerName, BlockAddress = ToHolder(address), DigestTipAddress = ToHolder(tip) };
        GetBlockResponse response = await Client.CallAsync(ControlOperations.GetBlock, request, stop).ConfigureAwait(false);
        return (Require(response.Block, "block"), Parse(response.Proof));
    }

    /// <inheritdoc cref="GetBlockAsync"/>
    public async Task<(IonValue Revision, IonValue? Proof)> GetRevisionAsync(IonStruct address, string documentId, IonStruct? tip, CancellationToken stop)
    {
        GetRevisionRequest request = new()
        {
            Name = ledgerName,
            BlockAddress = ToHolder(address),
            DocumentId = documentId,
            DigestTipAddress = ToHolder(tip),
        };
        GetRevisionResponse response = await Client.CallAsync(ControlOperations.GetRevision, request, stop).ConfigureAwait(false);
        return (Require(response.Revision, "revision"), Parse(response.Proof));
    }

    private static IonTextHolder? ToHolder(IonStruct? value) => value is null ? null : new() { IonText = value.ToText() };

    private static IonValue Require(IonTextHolder? holder, string name) =>
        Parse(holder) ?? throw new JournalException(JournalProblem.NotUnderstood, $"The answer has no {name}.");

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
