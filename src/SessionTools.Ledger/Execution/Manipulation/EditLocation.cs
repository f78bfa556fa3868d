using System;
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
        ImmutableArray<Evaluator> steps = [.. target.Steps.Select(StepOf)];
        (BoundScan document, ImmutableArray<Evaluator> way) = Trace(target.Row, target.Position);
        return new EditLocation(target.Position, document, way.AddRange(steps));

        (BoundScan, ImmutableArray<Evaluator>) Trace(Slot slot, SourcePosition position)
        {
            BoundScan? scan = ScansOf(from).FirstOrDefault(scan => scan.Row == slot);
            switch (scan?.Source)
            {
                case TableValue { IsCommitted: false } when !scan.IsUnpivot:
                    return (scan, []);
                case SlotVariable root:
                    (BoundScan found, ImmutableArray<Evaluator> outer) = Trace(root.Slot, position);
                    return (found, outer.Add(IndexOf(scan)));
                case Path { Root: SlotVariable root } path when !path.Steps.Any(step => step is AllFieldsStep or AllElementsStep):
                    (BoundScan base1, ImmutableArray<Evaluator> before) = Trace(root.Slot, position);
                    return (base1, before.AddRange(path.Steps.Select(StepOf)).Add(IndexOf(scan)));
                default:
                    throw Binder.Error(position, "only documents of tables, and what is in them, can be changed");
            }
        }

        Evaluator StepOf(PathStep step) => step switch
        {
            FieldStep field => Constant(field.Name.Text),
            ElementStep element => compiler.Compile(element.Key),
            _ => throw Binder.Error(step.Position, "a path to change must not have a wildcard"),
        };
    }

    private static Evaluator Constant(string name)
    {
        IonString value = new(name);
        return _ => value;
    }

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
