using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Execution.Data;

namespace SessionTools.Ledger.Execution.Manipulation;

/// <summary>A document that a statement changes; all its changes together make one revision.</summary>
internal sealed class EditedDocument(TableInfo table, DocumentRevision revision)
{
    public TableInfo Table { get; } = table;

    public DocumentRevision Revision { get; } = revision;

    public EditedNode Root { get; } = new(revision.Data!);

    public bool IsDeleted { get; set; }

    public IonStruct Build()
    {
        return (IonStruct)Root.Build();
    }
}
