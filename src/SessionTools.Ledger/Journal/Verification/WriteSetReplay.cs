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
            names.Add(AccessNames.Redactions);
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
        HashSet<ulong> names = Names(block, changes);
        Expected expected = new([.. names], block.Address.SequenceNumber == 0 ? [AccessNames.Catalog] : [])
        {
            LacksKeys = block.Revisions.Any(revision => revision.IsRedacted),
        };
        for (int i = 0; i < block.Documents.Length && !expected.LacksKeys; i++)
        {
            (ImmutableArray<IndexInfo> before, ImmutableArray<IndexInfo> after) = indexesOf(block.Documents[i].TableId);
            if (!before.IsEmpty || !after.IsEmpty)
            {
                await AddKeysAsync(expected, block, i, before, after, cancellationToken).ConfigureAwait(false);
            }
        }

        HashSet<ulong> found = [.. stored.WriteSet.Hashes];
        bool isRight = expected.IsMetBy(found)
            || (found.SetEquals(names) && (expected.LacksKeys || await ReplacesRedactedAsync(block, cancellationToken).ConfigureAwait(false)));
        VerificationFailure.ThrowIf(!isRight, stored.SequenceNumber, "its write set is not what it writes");
    }

    private async ValueTask AddKeysAsync(
        Expected expected,
        JournalBlock block,
        int document,
        ImmutableArray<IndexInfo> before,
        ImmutableArray<IndexInfo> after,
        CancellationToken cancellationToken)
    {
        StoredRevision? old = await ReplacedAsync(block, document, cancellationToken).ConfigureAwait(false);
        expected.LacksKeys |= old?.DataHash is not null;
        foreach (IndexInfo index in before.Concat(after).DistinctBy(index => index.Id))
        {
            bool isThroughout = before.Any(each => each.Id == index.Id) && after.Any(each => each.Id == index.Id);
            AddKeys(isThroughout ? expected.Required : expected.Possible, index, old?.Data, block.Revisions[document].Data);
        }
    }

    /// <summary>Whether it replaced a revision that has been redacted since, of whatever table.</summary>
    private async ValueTask<bool> ReplacesRedactedAsync(JournalBlock block, CancellationToken cancellationToken)
    {
        for (int i = 0; i < block.Documents.Length; i++)
        {
            if (await ReplacedAsync(block, i, cancellationToken).ConfigureAwait(false) is { DataHash: not null })
            {
                return true;
            }
        }

        return false;
    }

    private async ValueTask<StoredRevision?> ReplacedAsync(JournalBlock block, int document, CancellationToken cancellationToken)
    {
        (JournalDocument written, long before) = (block.Documents[document], block.Address.SequenceNumber - 1);
        return block.Revisions[document].Metadata is { Version: > 0 }
            ? await store.GetAsync(written.TableId, written.Id, before, cancellationToken).ConfigureAwait(false)
            : null;
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

    private sealed class Expected(HashSet<ulong> required, HashSet<ulong> possible)
    {
        public HashSet<ulong> Required { get; } = required;

        /// <summary>Keys of indexes that the block itself creates or drops; in the first block the catalog, which begins with it.</summary>
        public HashSet<ulong> Possible { get; } = possible;

        /// <summary>Whether it has no keys any more, as a revision that it wrote or replaced is redacted.</summary>
        public bool LacksKeys { get; set; }

        public bool IsMetBy(HashSet<ulong> found) =>
            !LacksKeys && Required.IsSubsetOf(found) && found.All(name => Required.Contains(name) || Possible.Contains(name));
    }
}
