using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace SessionTools.Qldb;

/// <summary>A variable that a parameter names for a result, as the common parameters of PowerShell do: <c>+name</c> appends.</summary>
internal sealed partial record ResultVariable(string Name, bool Appends)
{
    /// <returns>Null where the text names no variable: it is empty, or an item of a drive such as <c>env:PATH</c>.</returns>
    public static ResultVariable? Parse(string text)
    {
        bool appends = text.StartsWith('+');
        string name = appends ? text[1..] : text;
        return VariableName().IsMatch(name) ? new ResultVariable(name, appends) : null;
    }

    /// <returns>Why the variable that is there cannot take a value; null where it can, or where there is none.</returns>
    public string? FindObstacle(PSVariableIntrinsics variables, object value)
    {
        // What an outer scope has is covered by a new variable, and not written.
        if (variables.Get(Name.Contains(':', StringComparison.Ordinal) ? Name : "local:" + Name) is not { } known)
        {
            return null;
        }

        if ((known.Options & (ScopedItemOptions.ReadOnly | ScopedItemOptions.Constant)) != 0)
        {
            return "names a variable that is read-only";
        }

        try
        {
            object next = Appends ? new ArrayList(Listed(known.Value)) { value } : value;
            _ = new PSVariable(known.Name, next, ScopedItemOptions.None, known.Attributes);
            return null;
        }
        catch (RuntimeException exception)
        {
            return $"names a variable whose type or rules refuse the value ({exception.Message.TrimEnd('.')})";
        }
    }

    public void Set(PSVariableIntrinsics variables, object value)
    {
        if (!Appends)
        {
            variables.Set(Name, value);
            return;
        }

        object? before = variables.GetValue(Name);
        ArrayList all = (before is PSObject wrapped ? wrapped.BaseObject : before) as ArrayList ?? new ArrayList(Listed(before));
        all.Add(value);
        variables.Set(Name, all);
    }

    private static object?[] Listed(object? value) =>
        value is null ? [] : [.. (LanguagePrimitives.GetEnumerable(value) ?? new[] { value }).Cast<object?>()];

    [GeneratedRegex(@"^((global|local|script|private):)?[^:\s$+*?\[\]][^:*?\[\]]*$", RegexOptions.IgnoreCase)]
    private static partial Regex VariableName();
}
