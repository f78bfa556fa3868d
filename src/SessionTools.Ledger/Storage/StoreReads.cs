using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Storage;

/// <summary>Reads of a store as lazy sequences, for statements, which run on the thread that asks for their rows.</summary>
internal static class StoreReads
{
    private const int PageSize = 256;

    /// <summary>The result, waited for if the store has to.</summary>
    public static T Wait<T>(this ValueTask<T> task) => task.IsCompleted ? task.Result : task.AsTask().GetAwaiter().GetResult();

    /// <summary>All pages of a read, each fetched when the one before has been used up.</summary>
    /// <param name="read">Reads a page from a position and a count.</param>
    public static IEnumerable<StoredRevision> Pages(Func<long, int, ValueTask<IReadOnlyList<StoredRevision>>> read)
    {
        long after = -1;
        IReadOnlyList<StoredRevision> page;
        do
        {
            page = read(after, PageSize).Wait();
            foreach (StoredRevision revision in page)
            {
                yield return revision;
            }

            after = page.Count == 0 ? after : page[^1].Position;
        }
        while (page.Count == PageSize);
    }
}
