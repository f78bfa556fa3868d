using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Goes through what a store finds under a key of an index, as a statement would.</summary>
internal sealed class LookupCursor(ILedgerStore store, string indexId, ReadOnlyMemory<byte> key, long tip)
{
    private const int DocumentsAtOnce = 256;

    private IReadOnlyList<StoredRevision> _page = [];
    private int _next;
    private long _after = -1;
    private bool _isLast;
    private bool _isForgotten;

    /// <summary>Whether this is the cursor for a key of an index.</summary>
    public bool IsFor(IndexEntry entry) => entry.IndexId == indexId && entry.Key.Span.SequenceEqual(key.Span);

    /// <summary>The next document, or null at the end or if the rest is forgotten.</summary>
    public async ValueTask<StoredRevision?> NextAsync(CancellationToken cancellationToken)
    {
        if (_next == _page.Count && !_isLast)
        {
            _page = await PageAsync(DocumentsAtOnce, cancellationToken).ConfigureAwait(false);
            _next = 0;
            _isLast = _page.Count < DocumentsAtOnce;
            _after = _page.Count == 0 ? _after : _page[^1].Position;
        }

        return _next < _page.Count ? _page[_next++] : null;
    }

    /// <summary>Whether the store has forgotten entries of that time meanwhile, so that what was found proves nothing.</summary>
    public async ValueTask<bool> IsForgottenAsync(CancellationToken cancellationToken)
    {
        if (!_isForgotten)
        {
            await PageAsync(count: 1, cancellationToken).ConfigureAwait(false);
        }

        return _isForgotten;
    }

    private async ValueTask<IReadOnlyList<StoredRevision>> PageAsync(int count, CancellationToken cancellationToken)
    {
        try
        {
            return await store.LookupAsync(indexId, key, tip, _after, count, cancellationToken).ConfigureAwait(false);
        }
        catch (ForgottenEntriesException)
        {
            _isForgotten = true;
            return [];
        }
    }
}
