using System.Collections.Generic;
using System.Linq;
using System;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>The revisions of history(), of one document when its id is given.</summary>
internal sealed class HistoryScan(
    BoundScan scan, HistoryCall call, Evaluator? start, Evaluator? end, LookupKeys? ids) : TableSource(scan, call.Table)
{
    public override string Description => ids is null ? $"history {Label}" : $"history {Label} of documents";

    protected override IEnumerable<DocumentRevision> Revisions(Frame frame)
    {
        return All(frame, call, start, end, ids);
    }

    /// <summary>The revisions that a call of history() stands for.</summary>
    public static IEnumerable<DocumentRevision> All(
        Frame frame, HistoryCall call, Evaluator? start, Evaluator? end, LookupKeys? ids)
    {
        DateTimeOffset? from = TimeOf(frame, start, call.Start?.Position);
        DateTimeOffset? to = TimeOf(frame, end, call.End?.Position);
        if (from > to)
        {
            throw Failure(call.Position, "the start time of history is after its end time");
        }

        return ids is null
            ? frame.Data.History(call.Table, documentId: null, from, to)
            : ids.Of(frame).Select(key => PartiQLValue.Text(key.Value)).OfType<string>()
                .SelectMany(id => frame.Data.History(call.Table, id, from, to));
    }

    private static DateTimeOffset? TimeOf(Frame frame, Evaluator? time, SourcePosition? position)
    {
        IonValue? value = time?.Invoke(frame);
        if (value is null || value.IsNull)
        {
            return null;
        }

        return value is IonTimestamp timestamp
            ? MomentOf(timestamp.Value)
            : throw Failure(position!.Value, "history takes timestamps, such as `2024-05-01T00:00:00Z`");
    }

    /// <summary>What is not written, down to the offset, counts as zero; what .NET cannot tell apart is cut off.</summary>
    private static DateTimeOffset MomentOf(Timestamp time)
    {
        DateTime clock = new(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second);
        long fraction = time.Fraction.TryToDecimal(out decimal part) ? (long)(part * TimeSpan.TicksPerSecond) : 0;
        long ticks = clock.Ticks + fraction - ((time.Offset ?? 0) * TimeSpan.TicksPerMinute);
        return new DateTimeOffset(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }

    private static PartiQLException Failure(SourcePosition position, string reason)
    {
        return new PartiQLException(PartiQLErrorKind.Evaluator, position, reason);
    }
}
