using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Exports the journal of a store to a folder.</summary>
/// <param name="store">The ledger.</param>
/// <param name="clock">The clock.</param>
public sealed class JournalExporter(ILedgerStore store, TimeProvider clock)
{
    private const int BlocksAtOnce = 256;

    /// <summary>Exports the blocks up to the present tip.</summary>
    /// <param name="folder">The folder, which is made if need be.</param>
    /// <param name="options">What is exported, and how.</param>
    /// <param name="progress">Is told how many blocks are done.</param>
    /// <param name="cancellationToken">Cancels; the completed manifest is missing then.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async ValueTask<JournalExportResult> ExportAsync(
        string folder, JournalExportOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        JournalTip? tip = await store.TipAsync(cancellationToken).ConfigureAwait(false);
        JournalExportWriter writer = await JournalExportWriter.StartAsync(folder, Plan(options), cancellationToken).ConfigureAwait(false);
        await ExportBlocksAsync(writer, tip, options, progress, cancellationToken).ConfigureAwait(false);
        return await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static bool IsWanted(StoredBlock block, JournalExportOptions options)
    {
        return !(block.Time < options.InclusiveStartTime) && !(block.Time >= options.ExclusiveEndTime);
    }

    private async ValueTask ExportBlocksAsync(
        JournalExportWriter writer, JournalTip? tip, JournalExportOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        long next = 0;
        while (next <= (tip?.SequenceNumber ?? -1))
        {
            IReadOnlyList<StoredBlock> blocks = await store.BlocksAsync(next, BlocksAtOnce, cancellationToken).ConfigureAwait(false);
            foreach (StoredBlock block in blocks.Where(block => IsWanted(block, options) && block.SequenceNumber <= tip!.SequenceNumber))
            {
                await writer.AddAsync(block.SequenceNumber, block.Time, block.Ion, cancellationToken).ConfigureAwait(false);
            }

            progress?.Report(writer.Blocks);
            next = blocks.Count == 0 ? long.MaxValue : blocks[^1].SequenceNumber + 1;
        }
    }

    private JournalExportPlan Plan(JournalExportOptions options)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return new JournalExportPlan(
            UniqueId.New(now),
            store.Header.Name,
            store.Header.StrandId,
            options.InclusiveStartTime ?? store.Header.CreatedAt,
            options.ExclusiveEndTime ?? now,
            options.Format);
    }
}
