using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger;
using SessionTools.Ledger.Journal;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "QLDBJournalBlock", DefaultParameterSetName = NumberSet)]
[OutputType(typeof(QLDBJournalBlock))]
public sealed class GetQLDBJournalBlockCommand : LedgerCmdlet
{
    private const string NumberSet = "SequenceNo";
    private const string AddressSet = "BlockAddress";
    private const string TransactionSet = "TransactionId";

    /// <summary>The numbers of blocks; all blocks where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = NumberSet)]
    [ValidateRange(0, long.MaxValue)]
    public long[] SequenceNo { get; set; } = [];

    /// <summary>An object with strandId and sequenceNo, as a document of a committed view carries it.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = AddressSet)]
    public object BlockAddress { get; set; } = null!;

    /// <summary>The transaction that made the block; the journal is searched from its end.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TransactionSet)]
    [ValidateNotNullOrEmpty]
    public string TransactionId { get; set; } = null!;

    protected override void ProcessInput()
    {
        if (ParameterSetName == AddressSet)
        {
            BlockAddress address = BlockAddressReader.Read(BlockAddress);
            Write(JournalOf(address), address);
            return;
        }

        LedgerJournal journal = Journal;
        LedgerDigest digest = Await(journal.GetDigestAsync);
        if (ParameterSetName == TransactionSet)
        {
            WriteBlock(journal, Await(stop => FindAsync(journal, digest.Tip, stop)));
            return;
        }

        if (SequenceNo.Length == 0)
        {
            WriteAll(journal, new LedgerBlocks(journal, digest.Tip, StopToken));
            return;
        }

        foreach (long number in SequenceNo)
        {
            Write(journal, digest.Tip with { SequenceNumber = number });
        }
    }

    private void WriteAll(LedgerJournal journal, LedgerBlocks blocks)
    {
        while (Await(_ => blocks.NextAsync()) is { } block)
        {
            WriteBlock(journal, block);
        }
    }

    private void Write(LedgerJournal journal, BlockAddress address) => WriteBlock(journal, Await(stop => journal.GetBlockAsync(address, stop)));

    private void WriteBlock(LedgerJournal journal, RetrievedBlock block) => WriteObject(new QLDBJournalBlock(block, journal.LedgerName, CurrentConnection));

    private async Task<RetrievedBlock> FindAsync(LedgerJournal journal, BlockAddress tip, CancellationToken stop)
    {
        for (long number = tip.SequenceNumber; number >= 0; number--)
        {
            RetrievedBlock block = await journal.GetBlockAsync(tip with { SequenceNumber = number }, stop).ConfigureAwait(false);
            if (block.Block.TransactionId == TransactionId)
            {
                return block;
            }
        }

        throw new JournalException(
            JournalProblem.BlockNotFound,
            $"Ledger '{journal.LedgerName}' has no block of transaction '{TransactionId}': it was not committed, or it wrote nothing.");
    }
}
