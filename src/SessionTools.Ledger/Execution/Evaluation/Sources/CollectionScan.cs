using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>The elements of a collection; any other value is its own only element.</summary>
internal sealed class CollectionScan(BoundScan scan, RowStream elements) : RowSource
{
    public override ImmutableArray<Slot> Slots { get; } = scan.AllSlots();

    public override string Description => scan.Name is null ? "elements" : $"elements as {scan.Name}";

    public override IEnumerable<Frame> Rows(Frame frame)
    {
        foreach ((IonValue element, int? index) in elements(frame))
        {
            frame.Step();
            frame.Set(scan.Row, element);
            scan.SetExtras(frame, index is { } number ? number : null, documentId: null);
            yield return frame;
        }
    }
}

/// <summary>Makes elements with their indexes; those of a bag have none.</summary>
internal delegate IEnumerable<(IonValue Element, int? Index)> RowStream(Frame frame);
