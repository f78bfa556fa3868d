using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage.Commits;

namespace SessionTools.Ledger.Storage.Memory;

public sealed partial class MemoryLedgerStore
{
    /// <inheritdoc/>
    public ValueTask<bool> BuildIndexAsync(string indexId, int count, CancellationToken cancellationToken)
    {
        return Read(() => !_indexes.TryGetValue(indexId, out MemoryIndex? index) || Build(index, count), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask PurgeAsync(long oldestSnapshot, CancellationToken cancellationToken)
    {
        await Read(Purge, cancellationToken).ConfigureAwait(false);

        int Purge()
        {
            foreach (MemoryIndex index in _indexes.Values)
            {
                index.Purge(oldestSnapshot);
            }

            return _indexes.Count;
        }
    }

    /// <summary>Builds new indexes over tables that are small enough to do so within the commit.</summary>
    private void BuildSmallIndexes(IEnumerable<CatalogChange> changes)
    {
        foreach (CatalogChange change in changes.Where(change => change.Kind == CatalogChangeKind.CreateIndex))
        {
            MemoryIndex index = _indexes[change.IndexId!];
            int documents = Documents(index.TableId, _tip!.SequenceNumber, after: -1).Take(IndexBuilds.MaximumAtOnce + 1).Count();
            if (documents <= IndexBuilds.MaximumAtOnce)
            {
                Build(index, int.MaxValue);
            }
        }
    }

    /// <returns>Whether nothing is left to do.</returns>
    private bool Build(MemoryIndex index, int count)
    {
        if (index.DroppedAt < long.MaxValue || index.OnlineSince < long.MaxValue)
        {
            return true;
        }

        List<StoredRevision> next = [.. Documents(index.TableId, _tip!.SequenceNumber, index.BuiltTo - 1).Take(count)];
        foreach (StoredRevision revision in next)
        {
            if (_services.Keys.KeyOf(revision.Data!.Value, index.Field) is { } key)
            {
                int document = _revisions.DocumentOf(revision.TableId, revision.DocumentId)!.Value;
                index.Begin(key, document, Math.Max(revision.SequenceNumber, index.CreatedAt));
            }

            index.BuiltTo = (int)revision.Position + 1;
        }

        if (next.Count == count)
        {
            return false;
        }

        index.OnlineSince = _tip.SequenceNumber;
        return true;
    }
}
