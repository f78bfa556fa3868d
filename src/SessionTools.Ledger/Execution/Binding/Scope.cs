using System;
using System.Collections.Generic;

namespace SessionTools.Ledger.Execution.Binding;

/// <summary>The variables that a part of a statement sees; those of an inner query hide those of the outer ones.</summary>
internal sealed class Scope(Scope? parent)
{
    private readonly Dictionary<string, Slot> _variables = new(StringComparer.Ordinal);

    public Scope? Parent { get; } = parent;

    /// <summary>The rows whose fields may be named without a variable before them, in the order of the FROM clause.</summary>
    public List<Slot> Rows { get; } = [];

    /// <summary>A later variable hides an earlier one of the same name.</summary>
    public void Add(string name, Slot slot)
    {
        _variables[name] = slot;
    }

    public Slot? FindHere(string name)
    {
        return _variables.GetValueOrDefault(name);
    }

    public Slot? Find(string name)
    {
        for (Scope? scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.FindHere(name) is { } slot)
            {
                return slot;
            }
        }

        return null;
    }
}
