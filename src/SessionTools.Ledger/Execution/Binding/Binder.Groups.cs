using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Binding;

internal sealed partial class Binder
{
    /// <summary>Leaves the scope of a row for that of a group, in which only keys and GROUP AS are known.</summary>
    private (ImmutableArray<BoundVariable> Keys, Slot? GroupAs) BindKeys(
        GroupBy grouping, GroupContext group, Projection projection)
    {
        if (grouping.IsPartial)
        {
            throw Error(grouping.Position, "GROUP PARTIAL BY is not supported");
        }

        Scope grouped = new(_scope.Parent);
        ImmutableArray<BoundVariable>.Builder keys = ImmutableArray.CreateBuilder<BoundVariable>();
        foreach (GroupKey key in grouping.Keys)
        {
            BoundVariable bound = BindKey(key.Value, group, projection);
            keys.Add(bound);
            grouped.Add(key.As?.Text ?? ImplicitName(key.Value) ?? SyntheticName(keys.Count), bound.Slot);
        }

        Slot? groupAs = grouping.GroupAs is null ? null : NewSlot();
        if (groupAs is not null)
        {
            grouped.Add(grouping.GroupAs!.Text, groupAs);
        }

        group.HasKeys = true;
        _scope = grouped;
        return (keys.ToImmutable(), groupAs);
    }

    private BoundVariable BindKey(Expression key, GroupContext group, Projection projection)
    {
        Expression? item = ItemNamed(key, projection);
        BoundVariable bound = new(NewSlot(), Bind(item ?? key));
        group.AddKey(bound.Value, bound.Slot);
        if (item is not null)
        {
            group.Items.TryAdd(ImplicitName(key)!, bound.Slot);
        }

        return bound;
    }

    /// <summary>The item of the projection that a key names, if the name is no variable.</summary>
    private Expression? ItemNamed(Expression key, Projection projection)
    {
        if (key is not Variable { Name.Text: var name } || projection is not ListProjection list || _scope.Find(name) is not null)
        {
            return null;
        }

        ExpressionItem? item = list.Items.OfType<ExpressionItem>().FirstOrDefault(item => item.As?.Text == name);
        return item?.Value is Aggregate ? null : item?.Value;
    }

    /// <summary>Behind GROUP BY, a variable or path may be one of the keys or lead into one.</summary>
    private Expression? GroupKeyFor(Expression expression)
    {
        if (_group is not { HasKeys: true } group || _scope == group.Rows)
        {
            return null;
        }

        Variable? root = expression as Variable ?? (expression as Path)?.Root as Variable;
        if (root is null || _scope.FindHere(root.Name.Text) is not null)
        {
            return null;
        }

        Expression? start = Resolve(root, group.Rows);
        return start is null ? null : MatchKey(start, expression is Path path ? path.Steps : [], group);
    }

    private Expression? MatchKey(Expression start, ImmutableArray<PathStep> steps, GroupContext group)
    {
        for (int taken = steps.Length; taken >= 0; taken--)
        {
            bool isPlain = steps.Take(taken).All(step => step is FieldStep);
            if (isPlain && group.FindKey(Walk(start, steps[..taken])) is { } key)
            {
                return Walk(new SlotVariable(start.Position, key), steps[taken..]);
            }
        }

        return null;
    }

    private Expression BindAggregate(Aggregate aggregate)
    {
        bool isOverCollection = aggregate.Name.StartsWith("coll_", System.StringComparison.Ordinal);
        if (isOverCollection || _group is null)
        {
            return BindCollectionAggregate(aggregate, isOverCollection);
        }

        GroupContext group = _group;
        Scope scope = _scope;
        (_group, _scope) = (null, group.Rows);
        Aggregate bound = aggregate with { Argument = BindOptional(aggregate.Argument) };
        (_group, _scope) = (group, scope);
        Slot slot = NewSlot();
        group.Aggregates.Add(new BoundAggregate(slot, bound));
        return new SlotVariable(aggregate.Position, slot);
    }

    /// <summary>Outside of a query's rows an aggregate takes a collection.</summary>
    private Aggregate BindCollectionAggregate(Aggregate aggregate, bool isNamedSo)
    {
        if (aggregate.Argument is null)
        {
            throw Error(aggregate.Position, "COUNT(*) counts the rows of a SELECT and stands in its projection");
        }

        string name = isNamedSo ? aggregate.Name["coll_".Length..] : aggregate.Name;
        return aggregate with { Name = name, Argument = Bind(aggregate.Argument) };
    }

    private void NoteUse(Scope scope, Variable variable)
    {
        if (_group is { HasKeys: false } group && scope == group.Rows)
        {
            group.FirstUse ??= variable;
        }
    }

    private static BoundGrouping? GroupingOf(
        GroupContext group, (ImmutableArray<BoundVariable> Keys, Slot? GroupAs) keys, IEnumerable<NamedSlot> members)
    {
        if (!group.HasKeys && group.Aggregates.Count == 0)
        {
            return null;
        }

        if (!group.HasKeys && group.FirstUse is { } use)
        {
            throw Error(use.Position, $"the variable '{use.Name.Text}' must stand in an aggregate, as the other items do");
        }

        ImmutableArray<NamedSlot> shown = keys.GroupAs is null ? [] : [.. members];
        return new BoundGrouping(keys.Keys, keys.GroupAs, shown, [.. group.Aggregates], group.HasKeys);
    }

    private static string SyntheticName(int number)
    {
        return System.FormattableString.Invariant($"_{number}");
    }
}
