using System.Management.Automation;
using SessionTools.Clients.Qldb.Journal;
using SessionTools.Ion;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "QLDBDocumentRevision", DefaultParameterSetName = DocumentSet)]
[OutputType(typeof(QLDBDocumentRevision))]
public sealed class GetQLDBDocumentRevisionCommand : RevisionCmdlet
{
    /// <summary>A digest of Get-QLDBLedgerDigest, or one that was saved; with it the revision comes with its proof.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Digest { get; set; }

    protected override void ProcessInput()
    {
        LedgerControl control = Control;
        JournalAddress? tip = Digest is null ? null : DigestReader.Read(Digest).Tip;
        (JournalAddress address, string documentId) = Place();
        (DocumentRevision revision, IonValue? proof) = Await(stop => control.GetRevisionAsync(address, documentId, tip, stop));
        WriteObject(new QLDBDocumentRevision(revision, proof, LedgerName, CurrentConnection));
    }
}
