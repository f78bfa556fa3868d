using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Evaluation;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Manipulation;

/// <summary>The way from a document's row to the place that an edit means.</summary>
/// <param name="Position">The target in the statement.</param>
/// <param name="Document">The scan of the table.</param>
/// <param name="Steps">The names and indexes on the way; MISSING where a source had no elements of its own.</param>
internal sealed record EditLocation(SourcePosition Position, BoundScan Document, ImmutableArray<Evaluator> Steps)
{
    /// <summary>Follows variables back to the table whose documents they lead into.</summary>
    public static EditLocation Of(EditTarget target, BoundSource from, ExpressionCompiler compiler)
    {
        EditLocation start = Trace(target, target.Row, from, compiler);
        return start with { Steps = start.Steps.AddRange(StepsOf(target.Steps, compiler)) };
    }

    private static EditLocation Trace(EditTarget target, Slot row, BoundSource from, ExpressionCompiler compiler)
    {
        BoundScan? scan = ScansOf(from).FirstOrDefault(scan => scan.Row == row);
        switch (scan?.Source)
        {
            case TableValue { IsCommitted: false } when !scan.IsUnpivot:
                return new EditLocation(target.Position, scan, []);
            case SlotVariable root:
                EditLocation outer = Trace(target, root.Slot, from, compiler);
                return outer with { Steps = outer.Steps.Add(IndexOf(scan)) };
            case Path { Root: SlotVariable root } path:
                EditLocation before = Trace(target, root.Slot, from, compiler);
                return before with { Steps = before.Steps.AddRange(StepsOf(path.Steps, compiler)).Add(IndexOf(scan)) };
            default:
                throw Binder.Error(target.Position, "only documents of tables, and what is in them, can be changed");
        }
    }

    private static IEnumerable<Evaluator> StepsOf(ImmutableArray<PathStep> steps, ExpressionCompiler compiler)
    {
        return steps.Select(step => step switch
        {
            FieldStep field => Constant(field.Name.Text),
            ElementStep element => compiler.Compile(element.Key),
            _ => throw Binder.Error(step.Position, "a path to change must not have a wildcard"),
        });
    }

    private static Evaluator Constant(string name)
    {
        IonString value = new(name);
        return _ => value;
    }

    /// <summary>The index, or for UNPIVOT the name, of the row's element; MISSING where the source is its own only element.</summary>
    private static Evaluator IndexOf(BoundScan scan)
    {
        Slot slot = scan.At!.Slot;
        return frame => frame.Get(slot) ?? PartiQLValue.Missing;
    }

    private static IEnumerable<BoundScan> ScansOf(BoundSource source)
    {
        return source switch
        {
            BoundJoin join => ScansOf(join.Left).Concat(ScansOf(join.Right)),
            _ => [(BoundScan)source],
        };
    }
}
