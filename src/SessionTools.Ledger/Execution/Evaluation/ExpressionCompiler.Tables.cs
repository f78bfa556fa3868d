using System;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.Execution.Evaluation.Sources;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

internal sealed partial class ExpressionCompiler
{
    /// <summary>A table, a view or a history as one value.</summary>
    private Evaluator CompileTable(Expression expression)
    {
        switch (expression)
        {
            case TableValue table:
                Func<DocumentRevision, IonValue?> view =
                    table.IsCommitted ? revision => revision.ToCommittedView() : revision => revision.Data;
                return frame => PartiQLValue.Bag([.. frame.Data.Scan(table.Table).Limited().Select(view).OfType<IonValue>()]);
            case HistoryCall call:
                Evaluator? start = CompileOptional(call.Start);
                Evaluator? end = CompileOptional(call.End);
                return frame => PartiQLValue.Bag([
                    .. HistoryScan.All(frame, call, start, end, ids: null).Limited().Select(revision => revision.ToCommittedView())]);
            default:
                return frame => PartiQLValue.Bag([.. frame.Data.Tables.Select(Describe)]);
        }
    }

    private static IonStruct Describe(TableInfo table)
    {
        return new IonStruct(
            ("tableId", table.Id),
            ("name", table.Name),
            ("indexes", new IonList([.. table.Indexes.Select(Describe)])),
            ("status", table.IsActive ? "ACTIVE" : "INACTIVE"));
    }

    private static IonStruct Describe(IndexInfo index)
    {
        return new IonStruct(
            ("indexId", index.Id), ("expr", $"[{index.Field}]"), ("status", index.IsOnline ? "ONLINE" : "BUILDING"));
    }
}
