using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Goes through a store's revisions beside the blocks, since both have the same order. Kept in memory is a small fixed amount for
/// each document: where its last revision is, and when the store says that it ended.
/// </summary>
internal sealed class RevisionReplay : IAsyncDisposable
{
    private readonly IAsyncEnumerator<StoredRevision> _stored;
    private readonly Dictionary<UInt128, Latest> _documents = [];
    private readonly RedactionReplay _redactions;
    private readonly CatalogReplay _catalog;
    private readonly bool _isPartial;
    private readonly long _tip;
    private long _position = -1;

    public RevisionReplay(
        ILedgerStore store, CatalogReplay catalog, RedactionReplay redactions, long tip, bool isPartial, CancellationToken cancellationToken)
    {
        _stored = store.AllRevisionsAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        _catalog = catalog;
        _redactions = redactions;
        _tip = tip;
        _isPartial = isPartial;
    }

    /// <summary>How many revisions were found good.</summary>
    public long Count { get; private set; }

    /// <summary>How many documents they belong to.</summary>
    public long Documents => _documents.Count;

    /// <summary>Compares the revisions of the next block.</summary>
    public async ValueTask ApplyAsync(JournalBlock block)
    {
        int document = 0;
        foreach (JournalRevision revision in block.Revisions)
        {
            if (revision.Metadata is { } metadata)
            {
                string tableId = TableOf(block, metadata.DocumentId, ref document);
                StoredRevision? stored = await NextAsync().ConfigureAwait(false);
                string? problem = stored is null
                    ? "the tables lack its revision of " + metadata.DocumentId
                    : Difference(stored, block, revision, tableId) ?? Follow(stored);
                VerificationFailure.ThrowIf(problem is not null, block.Address.SequenceNumber, problem ?? "");
                NoteRedaction(block, revision, stored!);
                Count++;
            }
        }
    }

    /// <summary>Checks that there is nothing behind the last block.</summary>
    public async ValueTask FinishAsync()
    {
        StoredRevision? stored = await NextAsync().ConfigureAwait(false);
        VerificationFailure.ThrowIf(
            stored is not null && stored.SequenceNumber <= _tip,
            stored?.SequenceNumber,
            "the tables have a revision of " + stored?.DocumentId + " that is in no block");
        foreach (Latest latest in _documents.Values)
        {
            VerificationFailure.ThrowIf(
                latest.End <= _tip, latest.SequenceNumber, "the tables end a revision of this block with block " + latest.End + ", which has none of the document");
        }
    }

    /// <summary>The number of a document's last revision, or -1.</summary>
    public long VersionOf(string documentId)
    {
        return _documents.TryGetValue(KeyOf(documentId), out Latest latest) ? latest.Version : -1;
    }

    public ValueTask DisposeAsync() => _stored.DisposeAsync();

    private static string? Difference(StoredRevision stored, JournalBlock block, JournalRevision revision, string tableId)
    {
        RevisionMetadata metadata = revision.Metadata!.Value;
        string? field = stored.SequenceNumber != block.Address.SequenceNumber ? "block"
            : stored.DocumentId != metadata.DocumentId ? "document id"
            : stored.TableId != tableId ? "table"
            : stored.Version != metadata.Version ? "version"
            : stored.Time != metadata.Time ? "time"
            : stored.TransactionId != metadata.TransactionId ? "transaction id"
            : !stored.Hash.Span.SequenceEqual(revision.Hash.Span) ? "hash"
            : !HasSameData(stored, revision) ? "data"
            : null;
        return field is null
            ? null
            : "the tables have another " + field + " for its revision " + metadata.Version + " of " + metadata.DocumentId;
    }

    private static bool HasSameData(StoredRevision stored, JournalRevision revision)
    {
        if (stored.Data is not { } data)
        {
            return stored.DataHash is { } hash ? hash.Span.SequenceEqual(revision.DataHash.Span) : revision.IsDeletion;
        }

        return stored.DataHash is null && !revision.DataHash.IsEmpty
            && ((revision.Data is { } own && own.Span.SequenceEqual(data.Span)) || HashesTo(data.Span, revision.DataHash.Span));
    }

    private static bool HashesTo(ReadOnlySpan<byte> data, ReadOnlySpan<byte> hash)
    {
        try
        {
            return IonHash.Compute(data).AsSpan().SequenceEqual(hash);
        }
        catch (IonException)
        {
            return false;
        }
    }

    private static UInt128 KeyOf(string documentId)
    {
        Span<byte> hash = stackalloc byte[Sha256.Length];
        Sha256.Hash(Encoding.UTF8.GetBytes(documentId), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private void NoteRedaction(JournalBlock block, JournalRevision revision, StoredRevision stored)
    {
        bool isRedactedInStore = stored.Data is null && stored.DataHash is not null;
        if (revision.IsRedacted || isRedactedInStore)
        {
            RevisionMetadata metadata = revision.Metadata!.Value;
            _redactions.Note(
                new RedactedRevision(block.Address, stored.TableId, metadata.DocumentId, metadata.Version),
                revision.IsRedacted && isRedactedInStore);
        }
    }

    private async ValueTask<StoredRevision?> NextAsync()
    {
        return await _stored.MoveNextAsync().ConfigureAwait(false) ? _stored.Current : null;
    }

    /// <summary>The table under which transactionInfo names a document; usually both have the same order.</summary>
    private string TableOf(JournalBlock block, string documentId, ref int next)
    {
        int index = next < block.Documents.Length && block.Documents[next].Id == documentId
            ? next
            : block.Documents.IndexOf(block.Documents.First(document => document.Id == documentId));
        next = index + 1;
        JournalDocument named = block.Documents[index];
        VerificationFailure.ThrowIf(
            _catalog.Find(named.TableId)?.Name != named.TableName,
            block.Address.SequenceNumber,
            "its document " + documentId + " is in the table " + named.TableName + " with the id " + named.TableId + ", which is not there");
        return named.TableId;
    }

    /// <summary>Checks that a revision follows on the document's last one, and takes its place.</summary>
    private string? Follow(StoredRevision stored)
    {
        if (stored.Position <= _position)
        {
            return "the tables have its revision of " + stored.DocumentId + " out of order";
        }

        _position = stored.Position;
        ref Latest latest = ref CollectionsMarshal.GetValueRefOrAddDefault(_documents, KeyOf(stored.DocumentId), out bool isKnown);
        string? problem = isKnown ? FollowProblem(latest, stored)
            : stored.Version == 0 || _isPartial ? null
            : "its revision " + stored.Version + " of " + stored.DocumentId + " has none before it";
        latest = new Latest(stored.Version, stored.SequenceNumber, stored.EndSequenceNumber, _catalog.NumberOf(stored.TableId), stored.IsDeletion);
        return problem;
    }

    private string? FollowProblem(in Latest latest, StoredRevision stored)
    {
        return latest.IsDeletion ? "it writes the document " + stored.DocumentId + ", which is deleted"
            : latest.Table != _catalog.NumberOf(stored.TableId) ? "it moves the document " + stored.DocumentId + " to another table"
            : stored.Version != latest.Version + 1
                ? "its revision " + stored.Version + " of " + stored.DocumentId + " follows on " + latest.Version
            : latest.End != stored.SequenceNumber
                ? "the tables do not end the revision " + latest.Version + " of " + stored.DocumentId + " with it"
            : null;
    }

    private readonly record struct Latest(long Version, long SequenceNumber, long End, int Table, bool IsDeletion);
}
