using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Evaluation;
using SessionTools.Ledger.Execution.Evaluation.Sources;

namespace SessionTools.Ledger.Execution.Planning;

internal sealed partial class SourcePlanner
{
    private RowSource PlanScan(BoundScan scan, ImmutableArray<Condition> conditions, IReadOnlySet<int> unknown, bool isInner)
    {
        if (scan.IsUnpivot)
        {
            return new UnpivotScan(scan, compiler.Compile(scan.Source));
        }

        switch (scan.Source)
        {
            case TableValue table:
                return FindLookup(scan, conditions, unknown) ?? new TableScan(scan, table.Table, isInner);
            case HistoryCall call:
                return new HistoryScan(
                    scan, call, compiler.CompileOptional(call.Start), compiler.CompileOptional(call.End),
                    FindKeys(scan, conditions, unknown, condition => SubjectOfRow.IsDocumentId(condition.Subject, scan)));
            default:
                return new CollectionScan(scan, compiler.CompileElements(scan.Source));
        }
    }

    /// <summary>A lookup by id, else by an index, if a condition allows one.</summary>
    private RowSource? FindLookup(BoundScan scan, ImmutableArray<Condition> conditions, IReadOnlySet<int> unknown)
    {
        if (scan.IsUnpivot || scan.Source is not TableValue { Table: var table })
        {
            return null;
        }

        LookupKeys? ids = FindKeys(scan, conditions, unknown, condition => SubjectOfRow.IsDocumentId(condition.Subject, scan));
        return ids is not null ? new DocumentLookup(scan, table, ids) : FindIndexLookup(scan, table, conditions, unknown);
    }

    private IndexLookup? FindIndexLookup(
        BoundScan scan, TableInfo table, ImmutableArray<Condition> conditions, IReadOnlySet<int> unknown)
    {
        foreach (IndexInfo index in table.Indexes.Where(index => index.IsOnline))
        {
            LookupKeys? keys = FindKeys(
                scan, conditions, unknown, condition => SubjectOfRow.IndexedField(condition.Subject, scan) == index.Field);
            if (keys is not null)
            {
                return new IndexLookup(scan, table, index, keys);
            }
        }

        return null;
    }

    private LookupKeys? FindKeys(
        BoundScan scan,
        ImmutableArray<Condition> conditions,
        IReadOnlySet<int> unknown,
        System.Func<Restriction, bool> isSubject)
    {
        Restriction? found = conditions
            .SelectMany(condition => Restriction.Of(condition.Expression))
            .FirstOrDefault(candidate => isSubject(candidate) && candidate.IsKnownBefore(unknown));
        return found is null ? null : new LookupKeys(compiler.Compile(found.Value), found.IsCollection);
    }
}
