using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Data;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>Rows that are documents of a table.</summary>
internal abstract class TableSource(BoundScan scan, TableInfo table) : RowSource
{
    public override ImmutableArray<Slot> Slots { get; } = scan.AllSlots();

    protected TableInfo Table { get; } = table;

    protected string Label => scan.Name is null || scan.Name == Table.Name ? Table.Name : $"{Table.Name} as {scan.Name}";

    public override IEnumerable<Frame> Rows(Frame frame)
    {
        foreach (DocumentRevision revision in Revisions(frame))
        {
            frame.Step();
            frame.Set(scan.Row, revision);
            scan.SetExtras(frame, index: null, revision.DocumentId);
            yield return frame;
        }
    }

    protected abstract IEnumerable<DocumentRevision> Revisions(Frame frame);
}
