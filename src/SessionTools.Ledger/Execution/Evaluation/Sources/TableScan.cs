using System.Collections.Generic;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Data;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>
/// All documents of a table. If it is gone over again and again they stay in memory after the first time, unless they are too
/// many.
/// </summary>
internal sealed class TableScan(BoundScan scan, TableInfo table, bool isRepeated) : TableSource(scan, table)
{
    private const int MostKept = 100_000;

    private List<DocumentRevision>? _kept;

    public override string Description => $"scan {Label}";

    protected override IEnumerable<DocumentRevision> Revisions(Frame frame)
    {
        return _kept is null ? (isRepeated ? Keeping(frame) : frame.Data.Scan(Table)) : Again(frame, _kept);
    }

    private IEnumerable<DocumentRevision> Keeping(Frame frame)
    {
        List<DocumentRevision> kept = [];
        foreach (DocumentRevision revision in frame.Data.Scan(Table))
        {
            if (kept.Count <= MostKept)
            {
                kept.Add(revision);
            }

            yield return revision;
        }

        _kept = kept.Count <= MostKept ? kept : null;
    }

    private static IEnumerable<DocumentRevision> Again(Frame frame, List<DocumentRevision> kept)
    {
        foreach (DocumentRevision revision in kept)
        {
            frame.Data.CountReads(1);
            yield return revision;
        }
    }
}
