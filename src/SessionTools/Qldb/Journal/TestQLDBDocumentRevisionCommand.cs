using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
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
        LedgerJournal journal = Journal;
        LedgerDigest digest = DigestReader.Read(Digest);
        (BlockAddress address, string documentId) = Place();
        string? fault = FindFaultOfGiven(out JournalRevision? given) ?? Await(stop => FindFaultAsync(journal, address, documentId, given, digest, stop));
        QLDBVerification verification = new($"document {documentId} in block {address.SequenceNumber}", fault);
        WriteObject(Detailed ? verification : verification.IsValid);
    }

    /// <summary>A revision that was given must be sound too, not only the one that the ledger has.</summary>
    private string? FindFaultOfGiven(out JournalRevision? given)
    {
        given = null;
        try
        {
            given = ParameterSetName == DocumentSet ? JournalRevision.Parse(Given().ToBinary()) : null;
            return given is null ? null : RevisionVerifier.FindProblem(given);
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
