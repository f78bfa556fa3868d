using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>The variables of one source.</summary>
internal static class ScanSlots
{
    public static ImmutableArray<Slot> AllSlots(this BoundScan scan)
    {
        return [scan.Row, .. new[] { scan.At?.Slot, scan.By?.Slot }.OfType<Slot>()];
    }

    /// <summary>Sets the variables of AT and BY; what there is none of is MISSING.</summary>
    public static void SetExtras(this BoundScan scan, Frame frame, IonValue? index, string? documentId)
    {
        if (scan.At is { } at)
        {
            frame.Set(at.Slot, index ?? PartiQLValue.Missing);
        }

        if (scan.By is { } by)
        {
            frame.Set(by.Slot, documentId is null ? PartiQLValue.Missing : new IonString(documentId));
        }
    }
}
