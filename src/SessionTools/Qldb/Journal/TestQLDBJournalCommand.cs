using System;
using System.Management.Automation;
using SessionTools.Clients.Qldb.Journal;
using SessionTools.Qldb;

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
        JournalChain chain = new();
        string? fault;
        if (ParameterSetName == PathSet)
        {
            ExportFolder folder = ExportFolder.Open(SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path));
            fault = FindFault(folder, chain, saved, total: null);
        }
        else
        {
            LedgerControl control = Control;
            LedgerDigest current = Await(control.GetDigestAsync);
            fault = FindFault(new LedgerBlocks(control, current.Tip, StopToken), chain, saved ?? current, current.Tip.SequenceNo + 1);
        }

        QLDBVerification verification = new(ParameterSetName == PathSet ? Path : $"ledger {LedgerName}", chain.Count, fault);
        WriteObject(Detailed ? verification : verification.IsValid);
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
