using System.Management.Automation;
using SessionTools.Ion;
using SessionTools.Ledger;
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
        BlockAddress? tip = Digest is null ? null : DigestReader.Read(Digest).Tip;
        (BlockAddress address, string documentId) = Place();
        LedgerJournal journal = JournalOf(address);
        (IonValue revision, IonValue? proof) = Await(stop => journal.GetRevisionAsync(address, documentId, tip, stop));
        WriteObject(JournalErrors.Read(() => new QLDBDocumentRevision(revision, proof, journal.LedgerName, CurrentConnection)));
    }
}
