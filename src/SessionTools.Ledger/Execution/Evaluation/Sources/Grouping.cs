using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>Makes one row of every group: its keys, its aggregates and, with GROUP AS, its members.</summary>
internal sealed class Grouping(RowSource input, BoundGrouping grouping, ExpressionCompiler compiler) : RowSource
{
    private readonly Evaluator[] _keys = [.. grouping.Keys.Select(key => compiler.Compile(key.Value))];

    private readonly Evaluator[] _arguments = [.. grouping.Aggregates.Select(aggregate =>
        aggregate.Call.Argument is { } argument ? compiler.Compile(argument) : _ => PartiQLValue.True)];

    public override ImmutableArray<Slot> Slots { get; } = [.. grouping.Keys.Select(key => key.Slot)];

    public override string Description => grouping.HasKeys ? "group" : "aggregate";

    public override ImmutableArray<RowSource> Inputs => [input];

    public override IEnumerable<Frame> Rows(Frame frame)
    {
        foreach (Group group in Collect(frame))
        {
            for (int i = 0; i < _keys.Length; i++)
            {
                frame.Set(grouping.Keys[i].Slot, group.Keys[i]);
            }

            for (int i = 0; i < _arguments.Length; i++)
            {
                frame.Set(grouping.Aggregates[i].Slot, group.Aggregates[i].Result());
            }

            if (grouping.GroupAs is { } groupAs)
            {
                frame.Set(groupAs, PartiQLValue.Bag([.. group.Members]));
            }

            yield return frame;
        }
    }

    private Dictionary<IonValue, Group>.ValueCollection Collect(Frame frame)
    {
        Dictionary<IonValue, Group> groups = new(ValueComparer.Instance);
        if (!grouping.HasKeys)
        {
            groups.Add(new IonList(), NewGroup([]));
        }

        foreach (Frame row in input.Rows(frame).Limited())
        {
            IonValue[] keys = [.. _keys.Select(key => NullIfMissing(key(row)))];
            IonList name = new([.. keys]);
            if (!groups.TryGetValue(name, out Group? group))
            {
                group = NewGroup(keys);
                groups.Add(name, group);
            }

            AddRow(group, row);
        }

        return groups.Values;
    }

    /// <summary>Rows without a key make one group with those whose key is null.</summary>
    private static IonValue NullIfMissing(IonValue key)
    {
        return PartiQLValue.IsMissing(key) ? PartiQLValue.Null : key;
    }

    private void AddRow(Group group, Frame row)
    {
        for (int i = 0; i < _arguments.Length; i++)
        {
            group.Aggregates[i].Add(_arguments[i](row));
        }

        if (grouping.GroupAs is not null)
        {
            ImmutableArray<IonField>.Builder fields = ImmutableArray.CreateBuilder<IonField>();
            foreach (NamedSlot member in grouping.Members)
            {
                fields.AddIfPresent(member.Name, row.Get(member.Slot) ?? PartiQLValue.Missing);
            }

            group.Members.Add(new IonStruct(fields.ToImmutable()));
        }
    }

    private Group NewGroup(IonValue[] keys)
    {
        return new Group(keys, [.. grouping.Aggregates.Select(aggregate => Aggregates.New(aggregate.Call))], []);
    }

    private sealed record Group(IonValue[] Keys, AggregateFunction[] Aggregates, List<IonValue> Members);
}
