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

    public bool IsReadOnly(PSVariableIntrinsics variables) =>
        variables.Get(Name) is { } known && (known.Options & (ScopedItemOptions.ReadOnly | ScopedItemOptions.Constant)) != 0;

    public void Set(PSVariableIntrinsics variables, object value)
    {
        if (!Appends)
        {
            variables.Set(Name, value);
            return;
        }

        object? before = variables.GetValue(Name);
        ArrayList all = (before is PSObject wrapped ? wrapped.BaseObject : before) as ArrayList ?? Listed(before);
        all.Add(value);
        variables.Set(Name, all);
    }

    private static ArrayList Listed(object? value) =>
        value is null ? [] : [.. (LanguagePrimitives.GetEnumerable(value) ?? new[] { value }).Cast<object?>()];

    [GeneratedRegex(@"^((global|local|script|private):)?[^:\s$+*?\[\]][^:*?\[\]]*$", RegexOptions.IgnoreCase)]
    private static partial Regex VariableName();
}
