using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.Local.Common;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsDiagnostic.Test, "QLDBJournal", DefaultParameterSetName = LedgerSet)]
[OutputType(typeof(bool), typeof(QLDBVerification))]
public sealed class TestQLDBJournalCommand : LedgerCmdlet
{
    private const string LedgerSet = "Ledger";
    private const string PathSet = "Path";
    private const string Activity = "Verifying the journal";

    /// <summary>The folder of an export instead of a ledger.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    /// <summary>A digest that was saved earlier. Without one only the journal's agreement with itself is checked.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Digest { get; set; }

    /// <summary>A digest, or an export with its digest; other objects say by their LedgerName which ledger to verify.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>A report instead of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    protected override object ErrorTarget => ParameterSetName == PathSet ? Path : ChosenLedger;

    protected override void ProcessInput()
    {
        LedgerDigest? saved = (Digest ?? DigestOfInput()) is { } given ? DigestReader.Read(given) : null;
        QLDBVerification verification = ParameterSetName == PathSet ? VerifyExport(saved)
            : EmbeddedEndpoint(CurrentConnection) is { } endpoint ? VerifyEmbedded(endpoint, saved)
            : VerifyRemote(saved);
        WriteObject(Detailed ? verification : verification.IsValid);
    }

    private PSObject? DigestOfInput()
    {
        if (InputObject is null || InputObject.Properties[nameof(Digest)] is not null)
        {
            return InputObject;
        }

        return InputObject.Properties[nameof(LedgerName)] is not null
            ? null
            : throw new JournalException(JournalProblem.NotUnderstood, "The input names neither a ledger (LedgerName) nor a digest (Digest, StrandId, SequenceNo).");
    }

    private QLDBVerification VerifyExport(LedgerDigest? saved)
    {
        string path = FilePath(Path, nameof(Path));
        ExportFolder folder = JournalErrors.Read(() => ExportFolder.Open(path));
        return Verify(Path, stop => new ExportBlocks(folder, stop), saved, isProven: saved is not null, total: null);
    }

    /// <summary>Over the wire there are only the blocks: what the ledger makes of them cannot be seen.</summary>
    private QLDBVerification VerifyRemote(LedgerDigest? saved)
    {
        LedgerJournal journal = Journal;
        LedgerDigest current = Await(journal.GetDigestAsync);
        return Verify(
            $"ledger {ChosenLedger}",
            stop => new LedgerBlocks(journal, current.Tip, stop),
            saved ?? current,
            isProven: saved is not null,
            current.Tip.SequenceNumber + 1);
    }

    private QLDBVerification Verify(string subject, Func<CancellationToken, IBlockSource> open, LedgerDigest? digest, bool isProven, long? total)
    {
        CheckedBlocks? blocks = null;
        string? fault = AwaitBlocks(
            Activity, (progress, stop) => JournalCheck.FindFaultAsync(blocks = new CheckedBlocks(open(stop), progress), digest), total);
        return new QLDBVerification(subject, blocks!, fault, isProven);
    }

    /// <summary>An embedded ledger is checked as a whole: blocks, tables, history, indexes, Merkle nodes, and its file.</summary>
    private QLDBVerification VerifyEmbedded(LocalEndpoint endpoint, LedgerDigest? saved)
    {
        VerificationReport report = AwaitBlocks(Activity, (progress, stop) => VerifyAsync(endpoint, saved, progress, stop));
        return new QLDBVerification($"ledger {ChosenLedger}", report);
    }

    private async Task<VerificationReport> VerifyAsync(
        LocalEndpoint endpoint, LedgerDigest? saved, IProgress<long> progress, CancellationToken stop)
    {
        try
        {
            return await endpoint.VerifyLedgerAsync(ChosenLedger, saved, progress, stop).ConfigureAwait(false)
                ?? throw new JournalException(JournalProblem.LedgerNotFound, $"There is no ledger named '{ChosenLedger}'.");
        }
        catch (LedgerStoreException exception)
        {
            throw new JournalException(JournalProblem.NotReadable, exception.Message, exception);
        }
    }
}
