using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Builds a block's write set from the block, and compares.</summary>
internal sealed class WriteSetReplay(ILedgerStore store, IIndexKeys keys)
{
    /// <summary>The names that a block touches whatever the indexes.</summary>
    /// <param name="block">The block.</param>
    /// <param name="changes">How it changes the catalog.</param>
    public static HashSet<ulong> Names(JournalBlock block, ImmutableArray<CatalogChange> changes)
    {
        HashSet<ulong> names = [];
        foreach (JournalDocument document in block.Documents)
        {
            names.Add(AccessNames.Document(document.Id));
            names.Add(AccessNames.Table(document.TableId));
        }

        foreach (RedactedRevision redaction in block.Redactions)
        {
            names.Add(AccessNames.Document(redaction.DocumentId));
            names.Add(AccessNames.Table(redaction.TableId));
        }

        foreach (CatalogChange change in changes)
        {
            names.Add(AccessNames.Schema(change.TableId));
            names.Add(AccessNames.Catalog);
            if (change.IndexId is null)
            {
                names.Add(AccessNames.Name(change.TableName));
            }
        }

        return names;
    }

    /// <summary>Checks the write set of a block.</summary>
    /// <param name="stored">The block as stored.</param>
    /// <param name="block">The block.</param>
    /// <param name="changes">How it changes the catalog.</param>
    /// <param name="indexesOf">A table's indexes before and after the block.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask CheckAsync(
        StoredBlock stored,
        JournalBlock block,
        ImmutableArray<CatalogChange> changes,
        Func<string, (ImmutableArray<IndexInfo> Before, ImmutableArray<IndexInfo> After)> indexesOf,
        CancellationToken cancellationToken)
    {
        Expected expected = new(Names(block, changes), block.Address.SequenceNumber == 0 ? [AccessNames.Catalog] : []);
        for (int i = 0; i < block.Documents.Length; i++)
        {
            (ImmutableArray<IndexInfo> before, ImmutableArray<IndexInfo> after) = indexesOf(block.Documents[i].TableId);
            if (!before.IsEmpty || !after.IsEmpty)
            {
                await AddKeysAsync(expected, block, i, before, after, cancellationToken).ConfigureAwait(false);
            }
        }

        VerificationFailure.ThrowIf(!expected.Allows([.. stored.WriteSet.Hashes]), stored.SequenceNumber, "its write set is not what it writes");
    }

    private async ValueTask AddKeysAsync(
        Expected expected,
        JournalBlock block,
        int document,
        ImmutableArray<IndexInfo> before,
        ImmutableArray<IndexInfo> after,
        CancellationToken cancellationToken)
    {
        JournalRevision revision = block.Revisions[document];
        StoredRevision? old = revision.Metadata!.Value.Version == 0
            ? null
            : await store.GetAsync(
                block.Documents[document].TableId, block.Documents[document].Id, block.Address.SequenceNumber - 1, cancellationToken)
                .ConfigureAwait(false);
        int hidden = (old?.DataHash is null ? 0 : 1) + (revision.IsRedacted ? 1 : 0);
        foreach (IndexInfo index in before.Concat(after).DistinctBy(index => index.Id))
        {
            bool isThroughout = before.Any(each => each.Id == index.Id) && after.Any(each => each.Id == index.Id);
            if (hidden > 0)
            {
                AddHidden(expected, hidden, index, old?.Data ?? revision.Data);
            }
            else
            {
                AddKeys(isThroughout ? expected.Required : expected.Possible, index, old?.Data, revision.Data);
            }
        }
    }

    private void AddKeys(HashSet<ulong> names, IndexInfo index, ReadOnlyMemory<byte>? old, ReadOnlyMemory<byte>? data)
    {
        ReadOnlyMemory<byte>? left = old is { } oldData ? keys.KeyOf(oldData, index.Field) : null;
        ReadOnlyMemory<byte>? taken = data is { } newData ? keys.KeyOf(newData, index.Field) : null;
        if (left is { } a && taken is { } b && a.Span.SequenceEqual(b.Span))
        {
            return;
        }

        foreach (ReadOnlyMemory<byte>? key in (ReadOnlyMemory<byte>?[])[left, taken])
        {
            if (key is { } known)
            {
                names.Add(AccessNames.Key(index.Id, known.Span));
            }
        }
    }

    /// <summary>A redacted revision hides its key, and whether that is the same as the key of the other, so that neither changed.</summary>
    private void AddHidden(Expected expected, int hidden, IndexInfo index, ReadOnlyMemory<byte>? other)
    {
        if (other is { } data && keys.KeyOf(data, index.Field) is { } key)
        {
            expected.Doubtful.Add(AccessNames.Key(index.Id, key.Span));
        }
        else
        {
            expected.Hidden += hidden;
        }
    }

    private sealed class Expected(HashSet<ulong> required, HashSet<ulong> possible)
    {
        public HashSet<ulong> Required { get; } = required;

        /// <summary>Keys of indexes that the block itself creates or drops; in the first block the catalog, which begins with it.</summary>
        public HashSet<ulong> Possible { get; } = possible;

        /// <summary>Keys that are there together with a hidden one, or not at all.</summary>
        public HashSet<ulong> Doubtful { get; } = [];

        /// <summary>How many hidden keys there may be beside those.</summary>
        public int Hidden { get; set; }

        public bool Allows(HashSet<ulong> found)
        {
            int unknown = found.Count(name => !Required.Contains(name) && !Possible.Contains(name) && !Doubtful.Contains(name));
            return Required.IsSubsetOf(found) && unknown <= Hidden + Doubtful.Count(found.Contains);
        }
    }
}
