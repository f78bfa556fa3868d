using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Binding;

internal sealed partial class Binder
{
    /// <summary>Binds sources from left to right; each adds its variables to the current scope.</summary>
    public BoundSource BindFrom(FromSource source)
    {
        switch (source)
        {
            case Scan scan:
                return BindScan(scan.Position, scan.Source, isUnpivot: false, (scan.As, scan.At, scan.By));
            case Unpivot unpivot:
                return BindScan(unpivot.Position, unpivot.Source, isUnpivot: true, (unpivot.As, unpivot.At, unpivot.By));
            default:
                Join join = (Join)source;
                BoundSource left = BindFrom(join.Left);
                BoundSource right = BindFrom(join.Right);
                return new BoundJoin(join.Position, join.Kind, left, right, BindOptional(join.On));
        }
    }

    private BoundScan BindScan(
        SourcePosition position, Expression source, bool isUnpivot, (Identifier? As, Identifier? At, Identifier? By) names)
    {
        Expression bound = BindSource(source);
        Slot row = NewSlot(isUnpivot ? SlotKind.Value : KindOf(bound));
        string? name = names.As?.Text ?? ImplicitName(source);
        NamedSlot? at = names.At is { } index ? new NamedSlot(index.Text, NewSlot()) : HiddenIndex(bound, isUnpivot);
        NamedSlot? by = names.By is { } id ? new NamedSlot(id.Text, NewSlot()) : null;
        _scope.Rows.Add(row);
        Declare(name, row);
        Declare(names.At?.Text, at?.Slot);
        Declare(by?.Name, by?.Slot);
        return new BoundScan(position, bound, isUnpivot, name, row, at, by);
    }

    /// <summary>To change an element the statement needs to know which one it is, named or not.</summary>
    private NamedSlot? HiddenIndex(Expression source, bool isUnpivot)
    {
        bool isNested = isUnpivot || source is Path or SlotVariable;
        return _isManipulation && isNested ? new NamedSlot("", NewSlot()) : null;
    }

    private void Declare(string? name, Slot? slot)
    {
        if (name is not null && slot is not null)
        {
            _scope.Add(name, slot);
        }
    }

    private static SlotKind KindOf(Expression source)
    {
        return source switch
        {
            TableValue table => table.IsCommitted ? SlotKind.Revision : SlotKind.Document,
            HistoryCall => SlotKind.Revision,
            _ => SlotKind.Value,
        };
    }

    /// <summary>The name that an expression gives a variable or field when none is written.</summary>
    private static string? ImplicitName(Expression expression)
    {
        return expression switch
        {
            Variable variable => variable.Name.Text,
            Path { Steps: [.., FieldStep field] } => field.Name.Text,
            Path { Steps: [.., ElementStep { Key: Literal { Value: IonString name } }] } => name.Value,
            Cast cast => ImplicitName(cast.Value),
            _ => null,
        };
    }

    /// <summary>A name in FROM is a table first, unless @ stands before it, and never the field of a row.</summary>
    private Expression BindSource(Expression source)
    {
        switch (source)
        {
            case Variable variable:
                return FindSource(variable) ?? throw NoSuchVariable(variable.Position, variable.Name.Text);
            case Path { Root: Variable root } path when FindSystemTable(path) is null:
                return Walk(FindSource(root) ?? Bind(root), path.Steps);
            default:
                return Bind(source);
        }
    }

    private Expression? FindSource(Variable variable)
    {
        Expression? local = _scope.Find(variable.Name.Text) is { } slot ? new SlotVariable(variable.Position, slot) : null;
        Expression? global = globals.Find(variable);
        return variable.IsLexical ? local ?? global : global ?? local;
    }

    private HistoryCall BindHistory(FunctionCall call)
    {
        if (call.Arguments.Length is 0 or > 3)
        {
            throw Error(call.Position, "history takes a table, a start time and an end time; the times may be left out");
        }

        TableInfo table = FindHistoryTable(call.Arguments[0]);
        Expression? start = call.Arguments.Length > 1 ? Bind(call.Arguments[1]) : null;
        return new HistoryCall(call.Position, table, start, call.Arguments.Length > 2 ? Bind(call.Arguments[2]) : null);
    }

    private TableInfo FindHistoryTable(Expression argument)
    {
        (string name, bool isId) = argument switch
        {
            Variable variable => (variable.Name.Text, false),
            Literal { Value: IonString id } => (id.Value, true),
            Literal { Value: IonSymbol { Text: { } id } } => (id, true),
            _ => throw Error(argument.Position, "history takes the name of a table, or its id as a string"),
        };
        TableInfo? table = isId ? data.FindTableById(name) : data.FindTable(name);
        return table ?? data.FindTableById(name) ?? throw NoSuchVariable(argument.Position, name);
    }
}
