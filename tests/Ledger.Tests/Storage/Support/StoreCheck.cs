using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>Checks that all of a ledger without redactions agrees with its blocks, and these with their chain.</summary>
internal static class StoreCheck
{
    /// <returns>Every revision as <c>document:version</c>.</returns>
    /// <exception cref="InvalidDataException">Something does not agree.</exception>
    public static async Task<HashSet<string>> RunAsync(ILedgerStore store)
    {
        List<StoredBlock> blocks = await BlocksAsync(store);
        CheckChain(blocks);
        await CheckNodesAsync(store, blocks);
        List<StoredRevision> revisions = await store.AllRevisionsAsync(CancellationToken.None).ListAsync();
        CheckRevisions(blocks, revisions);
        await CheckIndexesAsync(store, revisions);
        return [.. revisions.Select(revision => $"{revision.DocumentId}:{revision.Version}")];
    }

    private static async Task<List<StoredBlock>> BlocksAsync(ILedgerStore store)
    {
        List<StoredBlock> blocks = [];
        IReadOnlyList<StoredBlock> page;
        while ((page = await store.BlocksAsync(blocks.Count, 500, CancellationToken.None)).Count > 0)
        {
            blocks.AddRange(page);
        }

        Require((await store.TipAsync(CancellationToken.None))?.SequenceNumber == blocks.Count - 1, "the tip is not the last block");
        return blocks;
    }

    private static void CheckChain(List<StoredBlock> blocks)
    {
        byte[] previous = [];
        for (int i = 0; i < blocks.Count; i++)
        {
            byte[] hash = SHA256.HashData([.. blocks[i].Ion.Span, .. previous]);
            Require(blocks[i].SequenceNumber == i, $"block {i} is missing");
            Require(blocks[i].BlockHash.Span.SequenceEqual(hash), $"block {i} does not follow the one before");
            previous = hash;
        }
    }

    private static async Task CheckNodesAsync(ILedgerStore store, List<StoredBlock> blocks)
    {
        List<MerkleNode> nodes = await store.AllNodesAsync(CancellationToken.None).ListAsync();
        List<byte[]> level = [.. blocks.Select(block => block.BlockHash.ToArray())];
        int checkedNodes = 0;
        while (level.Count > 1)
        {
            level = [.. level.Chunk(2).Where(pair => pair.Length == 2).Select(pair => QldbHash.Dot(pair[0], pair[1]))];
            foreach (byte[] hash in level)
            {
                Require(checkedNodes < nodes.Count && nodes[checkedNodes].Hash.Span.SequenceEqual(hash), $"Merkle node {checkedNodes} is wrong");
                checkedNodes++;
            }
        }

        Require(checkedNodes == nodes.Count, "there are Merkle nodes of no blocks");
    }

    private static void CheckRevisions(List<StoredBlock> blocks, List<StoredRevision> revisions)
    {
        IEnumerable<string> written = blocks.SelectMany(block => ((IonList)((IonStruct)IonValue.Parse(block.Ion.Span))["revisions"]).Items
            .Select(revision => $"{block.SequenceNumber} {((IonStruct)revision)["doc"]} {Part((IonStruct)revision)}"));
        IEnumerable<string> stored = revisions.Select(revision =>
            $"{revision.SequenceNumber} {(IonValue)revision.DocumentId} {(revision.Data is { } data ? IonValue.Parse(data.Span) : "deleted")}");
        Require(written.SequenceEqual(stored), "the revisions are not those of the blocks");
        foreach (IGrouping<string, StoredRevision> document in revisions.GroupBy(revision => revision.DocumentId))
        {
            long[] ends = [.. document.Skip(1).Select(revision => revision.SequenceNumber), long.MaxValue];
            Require(document.Select(revision => revision.EndSequenceNumber).SequenceEqual(ends), $"the revisions of {document.Key} do not meet");
            Require(document.Select((revision, i) => revision.Version - i).All(gap => gap == 0), $"a revision of {document.Key} is missing");
        }

        static string Part(IonStruct revision) => revision.TryGetValue("data", out IonValue? data) ? data.ToString()! : "deleted";
    }

    private static async Task CheckIndexesAsync(ILedgerStore store, List<StoredRevision> revisions)
    {
        CatalogSnapshot catalog = await store.CatalogAsync(long.MaxValue, CancellationToken.None);
        IEnumerable<string> expected =
            from table in catalog.Tables
            from index in table.Indexes
            where index.IsOnline
            from revision in revisions
            where revision.TableId == table.Id && revision.EndSequenceNumber == long.MaxValue && revision.Data is not null
            let key = PlainIndexKeys.Instance.KeyOf(revision.Data.GetValueOrDefault(), index.Field)
            where key is not null
            select $"{index.Id} {Convert.ToHexString(key.GetValueOrDefault().Span)} {revision.DocumentId}";
        List<IndexEntry> entries = await store.AllIndexEntriesAsync(CancellationToken.None).ListAsync();
        IEnumerable<string> live = entries.Where(entry => entry.EndSequenceNumber == long.MaxValue)
            .Select(entry => $"{entry.IndexId} {Convert.ToHexString(entry.Key.Span)} {entry.DocumentId}");
        Require(expected.Order().SequenceEqual(live.Order()), "the index entries are not those of the documents");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidDataException(otherwise);
        }
    }
}
