using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>The fields of a struct; any other value counts as a struct with the one field _1, and MISSING as an empty one.</summary>
internal sealed class UnpivotScan(BoundScan scan, Evaluator source) : RowSource
{
    public override ImmutableArray<Slot> Slots { get; } = scan.AllSlots();

    public override string Description => scan.Name is null ? "unpivot" : $"unpivot as {scan.Name}";

    public override IEnumerable<Frame> Rows(Frame frame)
    {
        foreach ((string? name, IonValue value) in Fields(source(frame)))
        {
            frame.Step();
            frame.Set(scan.Row, value);
            scan.SetExtras(frame, name, documentId: null);
            yield return frame;
        }
    }

    private static IEnumerable<(string? Name, IonValue Value)> Fields(IonValue value)
    {
        if (value is IonStruct structure)
        {
            foreach (IonField field in structure.Fields)
            {
                yield return (field.Name.Text, field.Value);
            }
        }
        else if (!PartiQLValue.IsMissing(value))
        {
            yield return ("_1", value);
        }
    }
}
