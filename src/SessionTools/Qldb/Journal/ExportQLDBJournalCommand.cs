using System;
using System.Management.Automation;
using SessionTools.Clients.Qldb.Journal;
using SessionTools.Ledger;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsData.Export, "QLDBJournal", SupportsShouldProcess = true)]
[OutputType(typeof(QLDBJournalExport))]
public sealed class ExportQLDBJournalCommand : JournalCmdlet
{
    private const string Activity = "Exporting the journal";

    /// <summary>The folder to write, in the layout of QLDB's exports to S3.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    protected override void ProcessInput()
    {
        string folder = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        if (!ShouldProcess(folder, $"Export the journal of ledger '{LedgerName}'"))
        {
            return;
        }

        LedgerControl control = Control;
        LedgerDigest digest = Await(control.GetDigestAsync);
        string exportId = UniqueId.New(CurrentConnection.Time.GetUtcNow());
        JournalChain chain = Write(new LedgerBlocks(control, digest.Tip, StopToken), new ExportWriter(folder, exportId), digest);
        WriteObject(new QLDBJournalExport(folder, exportId, chain, digest, CurrentConnection));
    }

    private JournalChain Write(LedgerBlocks source, ExportWriter writer, LedgerDigest digest)
    {
        JournalChain chain = new();
        try
        {
            while (Next(source, chain) is { } block)
            {
                writer.Add(block);
                ShowProgress(Activity, chain, digest.Tip.SequenceNo + 1);
            }
        }
        finally
        {
            EndProgress(Activity);
        }

        if (!chain.Digest.AsSpan().SequenceEqual(digest.Digest))
        {
            throw new JournalException(JournalProblem.Altered, $"The journal of ledger '{LedgerName}' does not lead to its own digest; the export has no manifest of completion.");
        }

        writer.Complete(digest.Tip.StrandId);
        return chain;
    }
}
