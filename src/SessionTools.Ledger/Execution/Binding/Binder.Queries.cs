using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Binding;

internal sealed partial class Binder
{
    private BoundSelect BindSelect(SelectQuery select)
    {
        (Scope outer, GroupContext? outerGroup) = (_scope, _group);
        (_scope, _group) = (new Scope(outer), null);
        int firstSlot = SlotCount;
        BoundSelect bound = BindClauses(select) with { FirstSlot = firstSlot };
        (_scope, _group) = (outer, outerGroup);
        return bound;
    }

    private BoundSelect BindClauses(SelectQuery select)
    {
        BoundSource? from = select.From is null ? null : BindFrom(select.From);
        ImmutableArray<BoundVariable> let = [.. select.Let.Select(BindLet)];
        Expression? where = BindOptional(select.Where);
        GroupContext group = new(_scope);
        (ImmutableArray<BoundVariable>, Slot?) keys = select.GroupBy is null ? ([], null) : BindKeys(select.GroupBy, group, select.Projection);
        _group = from is null ? null : group;
        BoundProjection projection = BindProjection(select.Projection, from, keys.Item1);
        Expression? having = BindOptional(select.Having);
        QueryTail? tail = select.Tail is null ? null : BindTail(select.Tail, select.Projection, projection);
        return new BoundSelect(select.Position)
        {
            FirstSlot = 0,
            IsDistinct = select.Quantifier == SetQuantifier.Distinct,
            From = from,
            Let = let,
            Where = where,
            Grouping = GroupingOf(group, keys, MembersOf(from).Concat(let.Zip(select.Let, Named))),
            Projection = projection,
            Having = having,
            Tail = tail,
        };
    }

    private static NamedSlot Named(BoundVariable variable, LetBinding binding)
    {
        return new NamedSlot(binding.Name.Text, variable.Slot);
    }

    private BoundVariable BindLet(LetBinding binding)
    {
        BoundVariable variable = new(NewSlot(), Bind(binding.Value));
        _scope.Add(binding.Name.Text, variable.Slot);
        return variable;
    }

    private static IEnumerable<NamedSlot> MembersOf(BoundSource? source)
    {
        return ScansOf(source).SelectMany((scan, index) => MembersOf(scan, index));
    }

    private static IEnumerable<NamedSlot> MembersOf(BoundScan scan, int index)
    {
        yield return new NamedSlot(scan.Name ?? SyntheticName(index + 1), scan.Row);
        foreach (NamedSlot? extra in new[] { scan.At, scan.By })
        {
            if (extra is not null)
            {
                yield return extra;
            }
        }
    }

    private static IEnumerable<BoundScan> ScansOf(BoundSource? source)
    {
        return source switch
        {
            BoundScan scan => [scan],
            BoundJoin join => ScansOf(join.Left).Concat(ScansOf(join.Right)),
            _ => [],
        };
    }

    private BoundProjection BindProjection(Projection projection, BoundSource? from, ImmutableArray<BoundVariable> keys)
    {
        switch (projection)
        {
            case ValueProjection value:
                return new BoundValue(Bind(value.Value));
            case PivotProjection pivot:
                return new BoundPivot(Bind(pivot.Value), Bind(pivot.Name));
            case ListProjection list:
                return BindItems(list);
            default:
                if (from is null || !keys.IsEmpty)
                {
                    throw Error(projection.Position, "SELECT * needs the rows of a FROM clause, without GROUP BY");
                }

                return new BoundItems([.. ScansOf(from).SelectMany((scan, index) => StarItems(scan, index))]);
        }
    }

    private static IEnumerable<BoundItem> StarItems(BoundScan scan, int index)
    {
        yield return new BoundItem(SyntheticName(index + 1), new SlotVariable(scan.Position, scan.Row), IsSpread: true);
        foreach (NamedSlot? extra in new[] { scan.At, scan.By })
        {
            if (extra is not null)
            {
                yield return new BoundItem(extra.Name, new SlotVariable(scan.Position, extra.Slot), IsSpread: false);
            }
        }
    }

    /// <summary>Items without a name are numbered among themselves.</summary>
    private BoundItems BindItems(ListProjection list)
    {
        int unnamed = 0;
        ImmutableArray<BoundItem>.Builder items = ImmutableArray.CreateBuilder<BoundItem>(list.Items.Length);
        foreach (ProjectionItem item in list.Items)
        {
            ExpressionItem? expression = item as ExpressionItem;
            Expression value = expression?.Value ?? ((AllFieldsItem)item).Source;
            string? name = expression is null ? null : expression.As?.Text ?? ImplicitName(value);
            Slot? key = expression?.As is { } alias ? _group?.Items.GetValueOrDefault(alias.Text) : null;
            Expression bound = key is null ? Bind(value) : new SlotVariable(value.Position, key);
            items.Add(new BoundItem(name ?? SyntheticName(++unnamed), bound, IsSpread: expression is null));
        }

        return new BoundItems(items.MoveToImmutable());
    }

    /// <summary>A sort key that is the name of an item means that item; all others are bound as the projection is.</summary>
    private QueryTail BindTail(QueryTail tail, Projection written, BoundProjection projection)
    {
        Dictionary<string, Expression> items = [];
        if (written is ListProjection list && projection is BoundItems bound)
        {
            foreach ((ProjectionItem item, BoundItem result) in list.Items.Zip(bound.Items))
            {
                if (item is ExpressionItem { As: { } alias })
                {
                    items.TryAdd(alias.Text, result.Value);
                }
            }
        }

        return tail with
        {
            OrderBy = ImmutableArray.CreateRange(tail.OrderBy, key => key with { Value = ItemFor(key) ?? Bind(key.Value) }),
            Limit = BindOptional(tail.Limit),
            Offset = BindOptional(tail.Offset),
        };

        Expression? ItemFor(OrderKey key) => key.Value is Variable { Name.Text: var name } ? items.GetValueOrDefault(name) : null;
    }

    /// <summary>Behind UNION and its like, a sort key is a field of the resulting row.</summary>
    private BoundBagOperation BindBagOperation(BagOperation operation)
    {
        Expression left = Bind(operation.Left);
        Expression right = Bind(operation.Right);
        Scope outer = _scope;
        _scope = new Scope(outer);
        Slot row = NewSlot();
        _scope.Rows.Add(row);
        QueryTail? tail = operation.Tail is null ? null : operation.Tail with
        {
            OrderBy = ImmutableArray.CreateRange(operation.Tail.OrderBy, key => key with { Value = Bind(key.Value) }),
        };
        _scope = outer;
        tail = tail is null ? null : tail with { Limit = BindOptional(tail.Limit), Offset = BindOptional(tail.Offset) };
        return new BoundBagOperation(operation with { Left = left, Right = right, Tail = tail }, row);
    }
}
