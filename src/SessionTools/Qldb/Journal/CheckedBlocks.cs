using System;
using System.Globalization;
using System.Threading.Tasks;
using SessionTools.Ledger;
using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>Blocks of a journal, each verified before it is given.</summary>
internal sealed class CheckedBlocks(IBlockSource source, IProgress<long> progress)
{
    private const int BlocksPerReport = 256;

    /// <summary>The blocks so far.</summary>
    public JournalChain Chain { get; } = new();

    /// <summary>The block that did not verify; null if there is none so far.</summary>
    public long? FirstBadBlock { get; private set; }

    /// <summary>The next block; null after the last.</summary>
    /// <exception cref="JournalException">It cannot be read, or does not verify.</exception>
    public async Task<RetrievedBlock?> NextAsync()
    {
        if (await ReadAsync().ConfigureAwait(false) is not { } next)
        {
            return null;
        }

        BlockAddress address = next.Block.Address;
        bool isOutOfOrder = Chain.Last is { Address: var last } && address != last with { SequenceNumber = last.SequenceNumber + 1 };
        if (Chain.Add(next.Block) is { } fault)
        {
            FirstBadBlock = address.SequenceNumber;
            throw new JournalException(
                isOutOfOrder ? JournalProblem.Incomplete : JournalProblem.Altered,
                string.Create(CultureInfo.InvariantCulture, $"Block {address.SequenceNumber} of strand {address.StrandId} does not verify: {fault}."));
        }

        if (Chain.Blocks % BlocksPerReport == 0)
        {
            progress.Report(Chain.Blocks);
        }

        return next;
    }

    private async Task<RetrievedBlock?> ReadAsync()
    {
        try
        {
            return await source.NextAsync().ConfigureAwait(false);
        }
        catch (JournalException exception) when (exception.Problem == JournalProblem.NotUnderstood)
        {
            FirstBadBlock = Chain.Last?.Address.SequenceNumber + 1;
            throw;
        }
    }
}
