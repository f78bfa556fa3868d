using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Qldb.Journal;
using SessionTools.Ion;
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
        LedgerControl control = Control;
        LedgerDigest digest = DigestReader.Read(Digest);
        (JournalAddress address, string documentId) = Place();
        string? fault = FaultOfGiven() ?? Await(stop => FindFaultAsync(control, address, documentId, digest, stop));
        QLDBVerification verification = new($"document {documentId} in block {address.SequenceNo}", fault);
        WriteObject(Detailed ? verification : verification.IsValid);
    }

    /// <summary>A revision that was given must be sound too, not only the one that the ledger has.</summary>
    private string? FaultOfGiven()
    {
        object? given = ParameterSetName != DocumentSet ? null : InputObject is PSObject wrapped && wrapped.BaseObject is QLDBDocumentRevision ? wrapped.BaseObject : InputObject;
        return given switch
        {
            null => null,
            QLDBDocumentRevision known => DocumentRevision.Read(known.Revision).FindFault(),
            _ => DocumentRevision.Read(IonFromObjects.From(given)).FindFault(),
        };
    }

    private static async Task<string?> FindFaultAsync(LedgerControl control, JournalAddress address, string documentId, LedgerDigest digest, CancellationToken stop)
    {
        try
        {
            (DocumentRevision revision, IonValue? proof) = await control.GetRevisionAsync(address, documentId, digest.Tip, stop).ConfigureAwait(false);
            return revision.DocumentId == documentId
                ? await RevisionCheck.FindFaultAsync(control, revision, proof, digest, stop).ConfigureAwait(false)
                : "the ledger answered with another document";
        }
        catch (JournalException exception)
        {
            return exception.Message;
        }
    }
}
