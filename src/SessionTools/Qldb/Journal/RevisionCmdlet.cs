using System.ComponentModel;
using System.Management.Automation;
using SessionTools.Ion;
using SessionTools.Ledger;
using SessionTools.Qldb;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets about one revision: of a document that a committed view or history() gave, or by its address.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RevisionCmdlet : LedgerCmdlet
{
    private protected const string AddressSet = "Address";
    private protected const string DocumentSet = "Document";

    /// <summary>A document of a committed view or of history(), or what Get-QLDBDocumentRevision gave.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = DocumentSet)]
    [ValidateNotNull]
    public object InputObject { get; set; } = null!;

    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    [ValidateNotNullOrEmpty]
    public string DocumentId { get; set; } = null!;

    /// <summary>An object with strandId and sequenceNo.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    [ValidateNotNull]
    public object BlockAddress { get; set; } = null!;

    protected override object ErrorTarget => ParameterSetName == AddressSet ? DocumentId : InputObject;

    /// <summary>Where the revision is, and of which document.</summary>
    private protected (BlockAddress Address, string DocumentId) Place()
    {
        if (ParameterSetName == AddressSet)
        {
            return (BlockAddressReader.Read(BlockAddress), DocumentId);
        }

        return Given() is IonStruct revision && revision.Find<IonStruct>("blockAddress") is { } address
            && revision.Find<IonStruct>("metadata")?.Find<IonString>("id")?.Value is { } documentId
            ? (BlockAddressReader.Read(address), documentId)
            : throw new JournalException(
                JournalProblem.NotUnderstood,
                "The input is no revision, as a committed view, history() and Get-QLDBDocumentRevision give it: it has blockAddress and metadata. "
                + SavedRevision.Advice);
    }

    /// <summary>The revision that was given, as Ion.</summary>
    private protected IonValue Given()
    {
        object given = InputObject is PSObject { BaseObject: QLDBDocumentRevision wrapped } ? wrapped : InputObject;
        if (given is QLDBDocumentRevision known)
        {
            RequireShown(nameof(QLDBDocumentRevision.Data), IonFromObjects.From(known.Data), known.Revision.Find<IonValue>("data"));
            return known.Revision;
        }

        return Whole(IonFromObjects.From(given));
    }

    /// <summary>What Get-QLDBDocumentRevision gave has the revision inside, also when it comes from a file.</summary>
    private static IonValue Whole(IonValue given)
    {
        if (given is not IonStruct shown || shown.TryGetValue("blockAddress", out _)
            || shown.Find<IonStruct>(nameof(QLDBDocumentRevision.Revision)) is not { } revision)
        {
            return given;
        }

        IonStruct? address = revision.Find<IonStruct>("blockAddress");
        IonStruct? metadata = revision.Find<IonStruct>("metadata");
        (string Name, IonValue? Value)[] members =
        [
            (nameof(QLDBDocumentRevision.Data), revision.Find<IonValue>("data")),
            (nameof(QLDBDocumentRevision.DocumentId), metadata?.Find<IonValue>("id")),
            (nameof(QLDBDocumentRevision.Version), metadata?.Find<IonValue>("version")),
            (nameof(QLDBDocumentRevision.TransactionId), metadata?.Find<IonValue>("txId")),
            (nameof(QLDBDocumentRevision.StrandId), address?.Find<IonValue>("strandId")),
            (nameof(QLDBDocumentRevision.SequenceNo), address?.Find<IonValue>("sequenceNo")),
            (nameof(QLDBDocumentRevision.Hash), revision.Find<IonValue>("hash")),
        ];
        foreach ((string name, IonValue? value) in members)
        {
            if (shown.TryGetValue(name, out IonValue? member))
            {
                RequireShown(name, member, value);
            }
        }

        return revision;
    }

    /// <summary>Only the revision inside is verified, so what is shown beside it has to be the same.</summary>
    private static void RequireShown(string name, IonValue shown, IonValue? revision)
    {
        if (shown.ToJson() != (revision?.ToJson() ?? "null"))
        {
            throw new JournalException(
                JournalProblem.NotUnderstood,
                $"The input shows other {name} than its Revision has, so that it is not as it was read. Give its Revision alone to have that verified.");
        }
    }
}
