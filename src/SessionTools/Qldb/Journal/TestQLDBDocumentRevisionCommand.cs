using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger;
using SessionTools.Ledger.Journal;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsDiagnostic.Test, "QLDBDocumentRevision", DefaultParameterSetName = DocumentSet)]
[OutputType(typeof(bool), typeof(QLDBVerification))]
public sealed class TestQLDBDocumentRevisionCommand : RevisionCmdlet
{
    /// <summary>A digest of Get-QLDBLedgerDigest, or one that was saved.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    public object Digest { get; set; } = null!;

    /// <summary>A report instead of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    protected override void ProcessInput()
    {
        LedgerDigest digest = DigestReader.Read(Digest);
        (BlockAddress address, string documentId) = Place();
        LedgerJournal journal = JournalOf(address);
        string? fault = FindFaultOfGiven(out JournalRevision? given) ?? Await(stop => FindFaultAsync(journal, address, documentId, given, digest, stop));
        QLDBVerification verification = new($"document {documentId} in block {address.SequenceNumber}", fault);
        WriteObject(Detailed ? verification : verification.IsValid);
    }

    /// <summary>A revision that was given must be sound too, not only the one that the ledger has.</summary>
    /// <exception cref="JournalException">It is not as it was read, so that its hash says nothing about it.</exception>
    private string? FindFaultOfGiven(out JournalRevision? given)
    {
        given = null;
        if (ParameterSetName != DocumentSet)
        {
            return null;
        }

        IonValue revision = Given();
        if (FindFault(revision, out given) is not { } fault)
        {
            return null;
        }

        IonStruct? restored = SavedRevision.Restore(revision);
        if (restored is null && !DeserializedValue.IsWithin(InputObject))
        {
            return fault;
        }

        return restored is not null && FindFault(restored, out given) is null ? null : throw new JournalException(
            JournalProblem.NotUnderstood,
            $"The revision is not as it was read ({fault.TrimEnd('.')}): JSON, CLIXML and the like do not keep the types that its hash was made of, "
            + $"and so it cannot be told whether it is true. {SavedRevision.Advice}");
    }

    private static string? FindFault(IonValue revision, out JournalRevision? parsed)
    {
        parsed = null;
        try
        {
            parsed = JournalRevision.Parse(revision.ToBinary());
            return RevisionVerifier.FindProblem(parsed);
        }
        catch (JournalFormatException exception)
        {
            return exception.Message;
        }
    }

    private static async Task<string?> FindFaultAsync(
        LedgerJournal journal, BlockAddress address, string documentId, JournalRevision? given, LedgerDigest digest, CancellationToken stop)
    {
        try
        {
            return await journal.FindFaultAsync(address, documentId, given, digest, stop).ConfigureAwait(false);
        }
        catch (JournalException exception)
        {
            return exception.Message;
        }
    }
}
