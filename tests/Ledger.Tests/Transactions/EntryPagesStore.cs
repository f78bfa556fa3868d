using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>A store that gives its index entries out one by one, and as they are when it comes to them, as one in a file does.</summary>
/// <param name="store">The store.</param>
/// <param name="meanwhile">What is done once, after the first entry.</param>
internal sealed class EntryPagesStore(ILedgerStore store, Func<Task> meanwhile) : DelegatingStore(store)
{
    public override async IAsyncEnumerable<IndexEntry> AllIndexEntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<(string, string, long)> given = [];
        while (await NextAsync(given, cancellationToken) is { } next)
        {
            yield return next;
            await (given.Count == 1 ? meanwhile() : Task.CompletedTask);
        }
    }

    private async Task<IndexEntry?> NextAsync(HashSet<(string, string, long)> given, CancellationToken cancellationToken)
    {
        await foreach (IndexEntry entry in base.AllIndexEntriesAsync(cancellationToken))
        {
            if (given.Add((entry.IndexId, entry.DocumentId, entry.SequenceNumber)))
            {
                return entry;
            }
        }

        return null;
    }
}
