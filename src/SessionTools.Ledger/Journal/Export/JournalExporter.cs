using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Exports a journal as QLDB exported it to S3, to a folder: a manifest when it starts, files of blocks by date and hour, and a
/// manifest that names them once it is complete.
/// </summary>
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
        string exportId = UniqueId.New(clock.GetUtcNow());
        JournalTip? tip = await store.TipAsync(cancellationToken).ConfigureAwait(false);
        Directory.CreateDirectory(folder);
        await WriteAsync(Path.Combine(folder, exportId + ".started.manifest"), Started(exportId, options), options.Format, cancellationToken)
            .ConfigureAwait(false);
        ExportFiles files = new(folder, store.Header.StrandId, options.Format);
        await ExportBlocksAsync(files, tip, options, progress, cancellationToken).ConfigureAwait(false);
        await files.CloseAsync(cancellationToken).ConfigureAwait(false);
        string manifest = Path.Combine(folder, exportId + "." + store.Header.StrandId + ".completed.manifest");
        IonStruct completed = new(("keys", new IonList([.. files.Keys.Select(key => (IonValue)key)])));
        await WriteAsync(manifest, completed, options.Format, cancellationToken).ConfigureAwait(false);
        return new JournalExportResult(
            exportId, manifest, [.. files.Keys.Select(key => Path.Combine(folder, key.Replace('/', Path.DirectorySeparatorChar)))], files.Blocks);
    }

    private static Task WriteAsync(string path, IonStruct manifest, JournalExportFormat format, CancellationToken cancellationToken)
    {
        return format == JournalExportFormat.IonBinary
            ? File.WriteAllBytesAsync(path, manifest.ToBinary(), cancellationToken)
            : File.WriteAllTextAsync(path, manifest.ToText() + "\n", cancellationToken);
    }

    private static bool IsWanted(StoredBlock block, JournalExportOptions options)
    {
        return !(block.Time < options.InclusiveStartTime) && !(block.Time >= options.ExclusiveEndTime);
    }

    private async ValueTask ExportBlocksAsync(
        ExportFiles files, JournalTip? tip, JournalExportOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        long next = 0;
        while (next <= (tip?.SequenceNumber ?? -1))
        {
            IReadOnlyList<StoredBlock> blocks = await store.BlocksAsync(next, BlocksAtOnce, cancellationToken).ConfigureAwait(false);
            foreach (StoredBlock block in blocks.Where(block => IsWanted(block, options) && block.SequenceNumber <= tip!.SequenceNumber))
            {
                await files.AddAsync(block, cancellationToken).ConfigureAwait(false);
            }

            progress?.Report(files.Blocks);
            next = blocks.Count == 0 ? long.MaxValue : blocks[^1].SequenceNumber + 1;
        }
    }

    private IonStruct Started(string exportId, JournalExportOptions options)
    {
        DateTimeOffset start = options.InclusiveStartTime ?? store.Header.CreatedAt;
        DateTimeOffset end = options.ExclusiveEndTime ?? clock.GetUtcNow();
        return new IonStruct(
            ("ledgerName", store.Header.Name),
            ("exportId", exportId),
            ("inclusiveStartTime", LedgerTime.ToIon(start)),
            ("exclusiveEndTime", LedgerTime.ToIon(end)),
            ("bucket", ""),
            ("prefix", ""),
            ("objectEncryptionType", "NO_ENCRYPTION"),
            ("outputFormat", options.Format == JournalExportFormat.IonBinary ? "ION_BINARY" : "ION_TEXT"));
    }
}
