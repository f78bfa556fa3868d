using System.Collections.Generic;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Tests.Conformance;

/// <summary>Whether a result is what partiql-tests expects: bags and structs in any order, numbers by value and kind.</summary>
internal static class ResultComparison
{
    public static bool AreSame(IonValue expected, IonValue actual)
    {
        if (expected is IonStruct fields && actual is IonStruct others)
        {
            return HasSame(
                [.. fields.Fields], [.. others.Fields], (left, right) => left.Name.Text == right.Name.Text && AreSame(left.Value, right.Value));
        }

        if (expected is IonSequence items && actual is IonSequence elements)
        {
            bool isBag = PartiQLValue.IsBag(expected);
            return isBag == PartiQLValue.IsBag(actual) && (isBag
                ? HasSame([.. items], [.. elements], AreSame)
                : items.Count == elements.Count && expected.Type == actual.Type && items.Items.Zip(elements.Items).All(pair => AreSame(pair.First, pair.Second)));
        }

        return PartiQLValue.IsMissing(expected) == PartiQLValue.IsMissing(actual)
            && PartiQLValue.IsUnknown(expected) == PartiQLValue.IsUnknown(actual)
            && (PartiQLValue.IsUnknown(expected) || (expected.Type == actual.Type && Equality.AreEqual(expected, actual)));
    }

    private static bool HasSame<T>(List<T> expected, List<T> actual, System.Func<T, T, bool> areSame)
    {
        if (expected.Count != actual.Count)
        {
            return false;
        }

        foreach (T item in expected)
        {
            int found = actual.FindIndex(other => areSame(item, other));
            if (found < 0)
            {
                return false;
            }

            actual.RemoveAt(found);
        }

        return true;
    }
}
