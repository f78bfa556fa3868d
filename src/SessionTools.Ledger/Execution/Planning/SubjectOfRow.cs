using System.Linq;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Planning;

/// <summary>Recognises what a table can be looked up by.</summary>
internal static class SubjectOfRow
{
    /// <summary>Whether an expression is the document id of a source's row.</summary>
    public static bool IsDocumentId(Expression subject, BoundScan scan)
    {
        return (subject is SlotVariable variable && variable.Slot == scan.By?.Slot)
            || (scan.Row.Kind == SlotKind.Revision && FieldsOf(subject, scan) is ["metadata", "id"]);
    }

    /// <summary>The top-level field of a source's document that an expression is, or null.</summary>
    public static string? IndexedField(Expression subject, BoundScan scan)
    {
        return FieldsOf(subject, scan) switch
        {
            [var field] when scan.Row.Kind == SlotKind.Document => field,
            ["data", var field] when scan.Row.Kind == SlotKind.Revision => field,
            _ => null,
        };
    }

    private static string[]? FieldsOf(Expression subject, BoundScan scan)
    {
        return subject is Path { Root: SlotVariable root } path && root.Slot == scan.Row && path.Steps.All(step => step is FieldStep)
            ? [.. path.Steps.Select(step => ((FieldStep)step).Name.Text)]
            : null;
    }
}
