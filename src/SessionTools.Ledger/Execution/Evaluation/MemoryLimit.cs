using System.Collections.Generic;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

/// <summary>Bounds what a statement keeps in memory at one place: a nested result, a sorted one, a side of a join.</summary>
internal static class MemoryLimit
{
    /// <summary>The largest number of rows or elements.</summary>
    public const int MostItems = 1_000_000;

    public static IEnumerable<T> Limited<T>(this IEnumerable<T> items)
    {
        int count = 0;
        foreach (T item in items)
        {
            if (++count > MostItems)
            {
                throw new ValueException($"the statement keeps more than {MostItems} values in memory");
            }

            yield return item;
        }
    }
}
