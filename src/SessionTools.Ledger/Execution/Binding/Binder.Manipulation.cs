using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Binding;

internal sealed partial class Binder
{
    /// <summary>Longer paths could not exist in a document: Ion nests at most this deep.</summary>
    private const int MostSteps = 1_000;

    public BoundInsert BindInsert(Insert insert)
    {
        InsertOperation insertion = insert.Insertion;
        if (insertion.At is { } at)
        {
            throw Error(at.Position, "a table has no positions, so AT is of no use here");
        }

        TableValue table = BindTable(insertion.Target);
        return new BoundInsert(table, Bind(insertion.Source), insertion.IsValue);
    }

    public BoundManipulation BindUpdate(Update update)
    {
        BoundSource target = BindDocuments(update.Target);
        Expression? where = BindOptional(update.Where);
        return new BoundManipulation(target, where, [.. update.Operations.SelectMany(operation => BindOperation(operation))]);
    }

    public BoundManipulation BindDelete(Delete delete)
    {
        BoundScan target = BindDocuments(delete.Target);
        EditTarget document = new(delete.Target.Position, target.Row, []);
        return new BoundManipulation(target, BindOptional(delete.Where), [new RemoveEdit(document)]);
    }

    public BoundManipulation BindFromManipulation(FromManipulation statement)
    {
        _isManipulation = true;
        BoundSource from = BindFrom(statement.From);
        _isManipulation = false;
        Expression? where = BindOptional(statement.Where);
        return new BoundManipulation(from, where, [.. statement.Operations.SelectMany(operation => BindOperation(operation))]);
    }

    private BoundScan BindDocuments(Scan target)
    {
        BindTable(target.Source);
        return (BoundScan)BindFrom(target);
    }

    private TableValue BindTable(Expression target)
    {
        if (target is not Variable name)
        {
            throw Error(target.Position, "only whole tables can be changed here; a path into documents needs FROM");
        }

        TableValue table = globals.Find(name) as TableValue ?? throw NoSuchVariable(name.Position, name.Name.Text);
        return table.IsCommitted
            ? throw Error(name.Position, $"'{name.Name.Text}' is a view of what is committed and cannot be changed")
            : table;
    }

    private ImmutableArray<BoundEdit> BindOperation(DataOperation operation)
    {
        return operation switch
        {
            SetOperation set => [.. set.Assignments.Select(
                assignment => new SetEdit(BindTarget(assignment.Target), Bind(assignment.Value)))],
            InsertOperation insert => [new InsertEdit(
                BindTarget(insert.Target), Bind(insert.Source), insert.IsValue, BindOptional(insert.At))],
            _ => [new RemoveEdit(BindTarget(((RemoveOperation)operation).Target))],
        };
    }

    private EditTarget BindTarget(Expression target)
    {
        EditTarget bound = TargetOf(target.Position, Bind(target))
            ?? throw Error(target.Position, "this is no place in a document of the statement");
        return bound.Steps.Length <= MostSteps ? bound : throw Error(target.Position, $"the path has more than {MostSteps} steps");
    }

    private static EditTarget? TargetOf(SourcePosition position, Expression bound)
    {
        switch (bound)
        {
            case SlotVariable variable:
                return new EditTarget(position, variable.Slot, []);
            case RowField { Rows: [var row] } field:
                FieldStep step = new(position, new Identifier(position, field.Name, IsQuoted: true));
                return new EditTarget(position, row, [step]);
            case Path path when TargetOf(position, path.Root) is { } root:
                return root with { Steps = root.Steps.AddRange(path.Steps) };
            default:
                return null;
        }
    }
}
