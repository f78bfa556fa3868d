using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger;
using SessionTools.Ledger.Journal;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsData.Export, "QLDBJournal", SupportsShouldProcess = true)]
[OutputType(typeof(QLDBJournalExport))]
public sealed class ExportQLDBJournalCommand : LedgerCmdlet
{
    private const string Activity = "Exporting the journal";

    /// <summary>The folder to write, in the layout of QLDB's exports to S3.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    protected override void ProcessInput()
    {
        string folder = FilePath(Path, nameof(Path));
        LedgerJournal journal = Journal;
        RequireNoExport(folder);
        RequireLedger(journal);
        if (!ShouldProcess(folder, $"Export the journal of ledger '{ChosenLedger}'"))
        {
            return;
        }

        LedgerDigest digest = Await(journal.GetDigestAsync);
        DateTimeOffset now = CurrentConnection.Time.GetUtcNow();
        JournalExportResult result = AwaitBlocks(
            Activity, (progress, stop) => ExportAsync(new CheckedBlocks(new LedgerBlocks(journal, digest.Tip, stop), progress), folder, digest, now, stop), digest.Tip.SequenceNumber + 1);
        WriteObject(new QLDBJournalExport(result, folder, ChosenLedger, digest, CurrentConnection));
    }

    private static void RequireNoExport(string folder)
    {
        if (JournalErrors.Read(() => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.manifest").Any()))
        {
            throw new JournalException(JournalProblem.NotWritable, $"'{folder}' has an export already. Give an empty folder.");
        }
    }

    /// <summary>Nobody is asked, or told by -WhatIf, about a ledger that is not there. The ledger "default" is made when it is looked at.</summary>
    private void RequireLedger(LedgerJournal journal)
    {
        if (journal.LedgerName != QldbSessions.DefaultLedger)
        {
            Await(journal.GetDigestAsync);
        }
    }

    private async Task<JournalExportResult> ExportAsync(CheckedBlocks blocks, string folder, LedgerDigest digest, DateTimeOffset now, CancellationToken stop)
    {
        RetrievedBlock? next = await blocks.NextAsync().ConfigureAwait(false);
        JournalExportPlan plan = new(UniqueId.New(now), ChosenLedger, digest.Tip.StrandId, next?.Block.Time ?? now, now, JournalExportFormat.IonText);
        JournalExportWriter writer = await JournalErrors.WriteAsync(folder, () => JournalExportWriter.StartAsync(folder, plan, stop)).ConfigureAwait(false);
        for (; next is not null; next = await blocks.NextAsync().ConfigureAwait(false))
        {
            RetrievedBlock block = next;
            await JournalErrors.WriteAsync(folder, () => AddAsync(writer, block, stop)).ConfigureAwait(false);
        }

        return blocks.Chain.Digest?.Hash.Span.SequenceEqual(digest.Hash.Span) == true
            ? await JournalErrors.WriteAsync(folder, () => writer.CompleteAsync(stop)).ConfigureAwait(false)
            : throw new JournalException(JournalProblem.Altered, $"The journal of ledger '{ChosenLedger}' does not lead to its own digest; the export has no manifest of completion.");
    }

    private static async Task<long> AddAsync(JournalExportWriter writer, RetrievedBlock block, CancellationToken stop)
    {
        await writer.AddAsync(block.Block.Address.SequenceNumber, block.Block.Time, block.Ion, stop).ConfigureAwait(false);
        return writer.Blocks;
    }
}
