using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Qldb.Journal;
using SessionTools.Ledger;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.Local.Common;
using SessionTools.Qldb;
using LedgerDigest = SessionTools.Clients.Qldb.Journal.LedgerDigest;

namespace SessionTools.Commands;

[Cmdlet(VerbsDiagnostic.Test, "QLDBJournal", DefaultParameterSetName = LedgerSet)]
[OutputType(typeof(bool), typeof(QLDBVerification))]
public sealed class TestQLDBJournalCommand : JournalCmdlet
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

    /// <summary>A report instead of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    protected override object ErrorTarget => ParameterSetName == PathSet ? Path : LedgerName;

    protected override void ProcessInput()
    {
        LedgerDigest? saved = Digest is null ? null : DigestReader.Read(Digest);
        QLDBVerification verification = ParameterSetName == PathSet ? VerifyExport(saved)
            : EmbeddedEndpoint(CurrentConnection) is { } endpoint ? VerifyEmbedded(endpoint, saved)
            : VerifyRemote(saved);
        WriteObject(Detailed ? verification : verification.IsValid);
    }

    private QLDBVerification VerifyExport(LedgerDigest? saved)
    {
        JournalChain chain = new();
        ExportFolder folder = ExportFolder.Open(SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path));
        return new QLDBVerification(Path, chain, FindFault(folder, chain, saved, total: null), isProven: saved is not null);
    }

    /// <summary>Over the wire there are only the blocks: what the ledger makes of them cannot be seen.</summary>
    private QLDBVerification VerifyRemote(LedgerDigest? saved)
    {
        JournalChain chain = new();
        LedgerControl control = Control;
        LedgerDigest current = Await(control.GetDigestAsync);
        string? fault = FindFault(new LedgerBlocks(control, current.Tip, StopToken), chain, saved ?? current, current.Tip.SequenceNo + 1);
        return new QLDBVerification($"ledger {LedgerName}", chain, fault, isProven: saved is not null);
    }

    /// <summary>An embedded ledger is checked as a whole: blocks, tables, history, indexes, Merkle nodes, and its file.</summary>
    private QLDBVerification VerifyEmbedded(LocalEndpoint endpoint, LedgerDigest? saved)
    {
        Ledger.Journal.LedgerDigest? digest = saved is null ? null : new(saved.Digest, new BlockAddress(saved.Tip.StrandId, saved.Tip.SequenceNo));
        VerificationReport report = AwaitBlocks(Activity, (progress, stop) => VerifyAsync(endpoint, digest, progress, stop));
        return new QLDBVerification($"ledger {LedgerName}", report);
    }

    private async Task<VerificationReport> VerifyAsync(
        LocalEndpoint endpoint, Ledger.Journal.LedgerDigest? digest, IProgress<long> progress, CancellationToken stop)
    {
        try
        {
            return await endpoint.VerifyLedgerAsync(LedgerName, digest, progress, stop).ConfigureAwait(false)
                ?? throw new JournalException(JournalProblem.NotReadable, $"There is no ledger named '{LedgerName}'.");
        }
        catch (LedgerStoreException exception)
        {
            throw new JournalException(JournalProblem.NotReadable, exception.Message, exception);
        }
    }

    private string? FindFault(IBlockSource source, JournalChain chain, LedgerDigest? saved, long? total)
    {
        bool reached = saved is null;
        try
        {
            while (Next(source, chain) is { } block)
            {
                ShowProgress(Activity, chain, total);
                if (saved is not null && block.Address == saved.Tip)
                {
                    reached = true;
                    if (!chain.BeginsAtZero || !chain.Digest.AsSpan().SequenceEqual(saved.Digest))
                    {
                        return chain.BeginsAtZero
                            ? "the journal does not lead to the digest that was saved"
                            : "the journal does not begin with its first block, and so has no digest";
                    }
                }
            }

            return reached ? null : $"the journal does not reach block {saved!.Tip.SequenceNo} of the digest";
        }
        catch (JournalException exception) when (exception.Problem is JournalProblem.Altered or JournalProblem.Incomplete or JournalProblem.NotUnderstood)
        {
            return exception.Message;
        }
        finally
        {
            EndProgress(Activity);
        }
    }
}
