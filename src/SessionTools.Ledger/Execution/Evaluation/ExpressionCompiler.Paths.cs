using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

internal sealed partial class ExpressionCompiler
{
    private delegate IonValue Stepper(Frame frame, IonValue value);

    private Evaluator CompilePath(Path path)
    {
        Evaluator root = Compile(path.Root);
        if (path.Steps.Any(step => step is AllFieldsStep or AllElementsStep))
        {
            return CompileWildcards(root, path.Steps);
        }

        Stepper[] steps = [.. path.Steps.Select(CompileStep)];
        Evaluator walk = frame =>
        {
            IonValue value = root(frame);
            foreach (Stepper step in steps)
            {
                value = step(frame, value);
            }

            return value;
        };
        return path.Root is SlotVariable { Slot: var row } && path.Steps.All(step => step is FieldStep)
            ? FromDocument(row, [.. path.Steps.Select(step => ((FieldStep)step).Name.Text)], walk)
            : walk;
    }

    /// <summary>As long as the row's document is not built, its field is read from the binary.</summary>
    private static Evaluator FromDocument(Slot row, string[] names, Evaluator walk)
    {
        string[]? inDocument = (row.Kind, names) switch
        {
            (SlotKind.Document, _) => names,
            (SlotKind.Revision, ["data", _, ..]) => names[1..],
            _ => null,
        };
        if (inDocument is null)
        {
            return walk;
        }

        BinaryPath path = new(inDocument);
        return frame => frame.UnbuiltRevisionOf(row) is { Ion: { } document } ? path.Read(document.Span) : walk(frame);
    }

    private Stepper CompileStep(PathStep step)
    {
        if (step is FieldStep { Name.Text: var name })
        {
            return (_, value) => FieldOf(value, name);
        }

        Evaluator key = Compile(((ElementStep)step).Key);
        return (frame, value) => ElementOf(value, key(frame));
    }

    private static IonValue FieldOf(IonValue value, string name)
    {
        return value is IonStruct structure && structure.TryGetValue(name, out IonValue? field) ? field : PartiQLValue.Missing;
    }

    private static IonValue ElementOf(IonValue value, IonValue key)
    {
        if (value is IonStruct)
        {
            return PartiQLValue.Text(key) is { } name ? FieldOf(value, name) : PartiQLValue.Missing;
        }

        return value is IonSequence sequence && !PartiQLValue.IsBag(value) && key is IonInt number && number.TryGetInt64(out long index)
            && index >= 0 && index < sequence.Count
            ? sequence[(int)index]
            : PartiQLValue.Missing;
    }

    /// <summary>With a wildcard a path has many values; those that are MISSING behind one are left out.</summary>
    private Evaluator CompileWildcards(Evaluator root, ImmutableArray<PathStep> steps)
    {
        List<System.Func<Frame, IEnumerable<IonValue>, IEnumerable<IonValue>>> stages = [];
        foreach (PathStep step in steps)
        {
            stages.Add(step switch
            {
                AllFieldsStep => (frame, values) => values.SelectMany(value => FieldsOf(frame, value)),
                AllElementsStep => (frame, values) => values.SelectMany(value => ElementsOf(frame, value)),
                _ => StageOf(CompileStep(step)),
            });
        }

        return frame =>
        {
            IEnumerable<IonValue> values = [root(frame)];
            return PartiQLValue.Bag([.. stages.Aggregate(values, (current, stage) => stage(frame, current)).Limited()]);
        };
    }

    private static System.Func<Frame, IEnumerable<IonValue>, IEnumerable<IonValue>> StageOf(Stepper step)
    {
        return (frame, values) => values.Select(value => step(frame, value)).Where(value => !PartiQLValue.IsMissing(value));
    }

    private static IEnumerable<IonValue> FieldsOf(Frame frame, IonValue value)
    {
        frame.Step();
        return value is IonStruct structure ? structure.Fields.Select(field => field.Value) : PartiQLValue.IsMissing(value) ? [] : [value];
    }

    private static ImmutableArray<IonValue> ElementsOf(Frame frame, IonValue value)
    {
        frame.Step();
        return PartiQLValue.IsMissing(value) ? [] : value is IonSequence sequence ? sequence.Items : [value];
    }
}
