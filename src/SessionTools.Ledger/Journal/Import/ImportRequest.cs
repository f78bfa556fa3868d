using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Turns a block back into the request that it came from, as far as tables and history need it.</summary>
internal static class ImportRequest
{
    public static CommitRequest Of(JournalBlock block, ImmutableArray<CatalogChange> changes)
    {
        Dictionary<string, JournalDocument> documents = block.Documents.ToDictionary(document => document.Id);
        ImmutableArray<JournalRevision> revisions = [.. block.Revisions.Where(revision => revision.Metadata is not null)];
        return new CommitRequest
        {
            TransactionId = block.TransactionId,
            Snapshot = block.Address.SequenceNumber - 1,
            Reads = AccessSet.Empty,
            Writes = AccessSet.Of(WriteSetReplay.Names(block, changes)),
            Statements = block.Statements,
            Revisions = [.. revisions.Select(revision => ToWrite(revision, documents))],
            RevisionStatements = [.. revisions.Select(revision => documents[revision.Metadata!.Value.DocumentId].Statements)],
            TableNames = block.Documents
                .DistinctBy(document => document.TableId)
                .ToImmutableDictionary(document => document.TableId, document => document.TableName),
            CatalogChanges = changes,
        };
    }

    /// <summary>A redacted revision has a hash and no data.</summary>
    private static RevisionWrite ToWrite(JournalRevision revision, Dictionary<string, JournalDocument> documents)
    {
        RevisionMetadata metadata = revision.Metadata!.Value;
        return new RevisionWrite(
            documents[metadata.DocumentId].TableId, metadata.DocumentId, metadata.Version, revision.Data, revision.DataHash, []);
    }
}
