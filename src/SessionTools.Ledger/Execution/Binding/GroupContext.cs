using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Binding;

/// <summary>What is known while the clauses behind the grouping of a query are bound.</summary>
/// <param name="rows">What a single row sees.</param>
internal sealed class GroupContext(Scope rows)
{
    private readonly List<(string Signature, Slot Slot)> _keys = [];

    /// <summary>What a single row sees; the arguments of aggregates are bound there.</summary>
    public Scope Rows { get; } = rows;

    public List<BoundAggregate> Aggregates { get; } = [];

    /// <summary>The first use of a row's variable outside of an aggregate.</summary>
    public Variable? FirstUse { get; set; }

    public bool HasKeys { get; set; }

    /// <summary>The slots of keys that are items of the projection, by the names of the items.</summary>
    public Dictionary<string, Slot> Items { get; } = new(StringComparer.Ordinal);

    public void AddKey(Expression key, Slot slot)
    {
        if (SignatureOf(key) is { } signature)
        {
            _keys.Add((signature, slot));
        }
    }

    /// <summary>The slot of the key that is the same way into the same row, or null.</summary>
    public Slot? FindKey(Expression expression)
    {
        return SignatureOf(expression) is { } signature
            ? _keys.FirstOrDefault(key => key.Signature == signature).Slot
            : null;
    }

    /// <summary>Slot and fields as text; null for anything but a variable or a path of fields.</summary>
    private static string? SignatureOf(Expression expression)
    {
        switch (expression)
        {
            case SlotVariable variable:
                return FormattableString.Invariant($"{variable.Slot.Index}");
            case RowField field:
                return "\0" + field.Name;
            case Path path when SignatureOf(path.Root) is { } root && path.Steps.All(step => step is FieldStep):
                return root + string.Concat(path.Steps.Select(step => "\0" + ((FieldStep)step).Name.Text));
            default:
                return null;
        }
    }
}
