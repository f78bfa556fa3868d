using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Binding;

internal sealed partial class Binder
{
    private static PartiQLException NoSuchVariable(SourcePosition position, string name)
    {
        return Error(position, $"No such variable named '{name}'");
    }

    /// <summary>A name in an expression: a variable, a field of a row without a variable, a table, in this order.</summary>
    private Expression BindVariable(Variable variable)
    {
        return GroupKeyFor(variable)
            ?? Resolve(variable, _scope)
            ?? throw NoSuchVariable(variable.Position, variable.Name.Text);
    }

    /// <summary>
    /// Where there is one source, a name without a variable is a field of its row whether the row has it or not, and never a table:
    /// otherwise a new table could change what a statement means.
    /// </summary>
    private Expression? Resolve(Variable variable, Scope? scope, bool mayBeTable = true)
    {
        if (scope is null)
        {
            return mayBeTable ? globals.Find(variable) : null;
        }

        if (scope.FindHere(variable.Name.Text) is { } slot)
        {
            NoteUse(scope, variable);
            return new SlotVariable(variable.Position, slot);
        }

        Expression? outer = Resolve(variable, scope.Parent, mayBeTable && scope.Rows.Count != 1);
        if (scope.Rows.Count == 0)
        {
            return outer;
        }

        NoteUse(scope, variable);
        return scope.Rows.Count == 1 && outer is null
            ? FieldOf(variable, scope.Rows[0])
            : new RowField(variable.Position, variable.Name.Text, [.. scope.Rows], outer);
    }

    private static Path FieldOf(Variable variable, Slot row)
    {
        FieldStep step = new(variable.Position, variable.Name);
        return new Path(variable.Position, new SlotVariable(variable.Position, row), [step]);
    }

    private Expression BindPath(Path path)
    {
        return GroupKeyFor(path) ?? FindSystemTable(path) ?? Walk(Bind(path.Root), path.Steps);
    }

    private static UserTables? FindSystemTable(Path path)
    {
        return path is { Root: Variable { Name.Text: "information_schema" }, Steps: [FieldStep { Name.Text: "user_tables" }] }
            ? new UserTables(path.Position)
            : null;
    }

    private Expression Walk(Expression root, ImmutableArray<PathStep> steps)
    {
        if (steps.IsEmpty)
        {
            return root;
        }

        ImmutableArray<PathStep> bound = ImmutableArray.CreateRange(steps, BindStep);
        return root is Path inner && !inner.Steps.Any(IsWildcard)
            ? inner with { Steps = inner.Steps.AddRange(bound) }
            : new Path(root.Position, root, bound);
    }

    private static bool IsWildcard(PathStep step)
    {
        return step is AllFieldsStep or AllElementsStep;
    }

    private PathStep BindStep(PathStep step)
    {
        return step is ElementStep element ? element with { Key = Bind(element.Key) } : step;
    }
}
