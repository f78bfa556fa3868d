using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Storage;

/// <summary>Reads of a store as lazy sequences, for statements, which run on the thread that asks for their rows.</summary>
internal static class StoreReads
{
    private const int FirstPage = 16;
    private const int LargestPage = 256;

    /// <summary>Results that nobody goes on reading keep their page in memory: pages of large documents are short.</summary>
    private const long LargestPageBytes = 1024 * 1024;

    /// <summary>The result, waited for if the store has to.</summary>
    public static T Wait<T>(this ValueTask<T> task) => task.IsCompleted ? task.Result : task.AsTask().GetAwaiter().GetResult();

    /// <summary>All pages of a read, each fetched when the one before has been used up.</summary>
    /// <param name="read">Reads a page from a position and a count.</param>
    public static IEnumerable<StoredRevision> Pages(Func<long, int, ValueTask<IReadOnlyList<StoredRevision>>> read)
    {
        long after = -1;
        int count = FirstPage;
        bool isEnd = false;
        while (!isEnd)
        {
            IReadOnlyList<StoredRevision> page = read(after, count).Wait();
            long bytes = 0;
            foreach (StoredRevision revision in page)
            {
                bytes += revision.Data?.Length ?? 0;
                yield return revision;
            }

            isEnd = page.Count < count;
            after = page.Count == 0 ? after : page[^1].Position;
            count = bytes > LargestPageBytes ? Math.Max(count / 2, 1) : bytes < LargestPageBytes / 2 ? Math.Min(2 * count, LargestPage) : count;
        }
    }
}
