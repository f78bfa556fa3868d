using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

/// <summary>Builds structs, in which there is no MISSING.</summary>
internal static class FieldList
{
    public static void AddIfPresent(this ImmutableArray<IonField>.Builder fields, string? name, IonValue value)
    {
        if (name is not null && !PartiQLValue.IsMissing(value))
        {
            fields.Add(new IonField(name, value));
        }
    }
}
