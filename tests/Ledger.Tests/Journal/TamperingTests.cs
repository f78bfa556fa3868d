using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Ledger.Tests.Journal;

/// <summary>Every change of what a store holds is named. The sample's block 4 writes d1 and d2, block 9 redacts d1's first revision.</summary>
public sealed class TamperingTests : IAsyncLifetime
{
    private const string Strand = "JournalStrand123456789";

    private readonly TestClock _clock = new();
    private readonly ListStore _store;

    public TamperingTests() => _store = ListStore.Create(Strand, _clock);

    public Task InitializeAsync() => new LedgerScript(_store, _clock).WriteSampleAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData("transactionId", "transactionId: \"Transaction99999999999\"", "blockAddress, transactionId and blockTimestamp")]
    [InlineData("blockTimestamp", "blockTimestamp: 2030-01-02T03:04:05.555Z", "blockAddress, transactionId and blockTimestamp")]
    [InlineData("blockTimestamp", "blockTimestamp: 2030-01-02T03:04:05.0090Z", "no time in UTC with milliseconds")]
    [InlineData("blockHash", "blockHash: {{AAAA}}", "blockHash has 3 bytes and not 32")]
    [InlineData("previousBlockHash", "previousBlockHash: {{}}", "blockHash does not follow")]
    [InlineData("entriesHashList", "entriesHashList: []", "entriesHashList has 0 entries and not 4")]
    [InlineData("transactionInfo", "transactionInfo: {statements:[], documents:{}}", "the hash of transactionInfo")]
    [InlineData("transactionInfo", "transactionInfo: {statements:[], documents:{}, more:1}", "transactionInfo has the field more")]
    [InlineData("transactionInfo", "transactionInfo: {documents:{}}", "transactionInfo has no field statements")]
    [InlineData("revisions", "revisions: []", "the hash of the revisions")]
    [InlineData("revisions", "revisions: x::[]", "revisions is not a plain list")]
    [InlineData("systemInfo", "systemInfo: {v:2, catalogChanges:[]}", "systemInfo has the version 2")]
    [InlineData("systemInfo", "systemInfo: {v:1, catalogChanges:[{change:\"DROP TABLE\",tableId:\"t1\",tableName:\"Person\"}]}", "the hash of systemInfo")]
    [InlineData("systemInfo", "more: 1", "does not belong there")]
    public async Task Every_field_of_a_block_is_covered(string field, string replacement, string problem)
    {
        ReplaceField(4, field, replacement);
        await AssertDamagedAsync(4, problem);
    }

    [Theory]
    [InlineData("hash", "hash: {{AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=}}", "the hash of the revisions")]
    [InlineData("blockAddress", "blockAddress: {strandId:\"JournalStrand123456789\",sequenceNo:3}", "has the address of another block")]
    [InlineData("data", "data: {Key:2,more:1}", "does not follow from its contents")]
    [InlineData("metadata", "metadata: {id:\"d2\",version:1,txTime:2030-01-02T03:04:05.004Z,txId:\"Transaction00000000004\"}", "does not follow from its contents")]
    [InlineData("metadata", "metadata: {id:\"d2\",version:0,txTime:2030-01-02T03:04:05.004Z,txId:\"Transaction00000000004\",x:1}", "metadata has the field x")]
    public async Task Every_field_of_a_revision_is_covered(string field, string replacement, string problem)
    {
        IonStruct block = Block(4);
        IonList revisions = (IonList)block["revisions"];
        IonStruct changed = Replace((IonStruct)revisions[1], field, replacement);
        SetBlock(4, Replace(block, "revisions", "revisions: " + new IonList(revisions[0], changed).ToText()));
        await AssertDamagedAsync(4, problem);
    }

    [Fact]
    public async Task Metadata_and_data_cannot_change_places_although_dot_has_no_order()
    {
        IonStruct block = Block(4);
        IonList revisions = (IonList)block["revisions"];
        IonStruct revision = (IonStruct)revisions[1];
        IonStruct swapped = new(
            ("blockAddress", revision["blockAddress"]),
            ("hash", revision["hash"]),
            ("data", revision["metadata"]),
            ("metadata", revision["data"]));
        SetBlock(4, Replace(block, "revisions", "revisions: " + new IonList(revisions[0], swapped).ToText()));
        await AssertDamagedAsync(4, "metadata has the field Key");
    }

    [Fact]
    public async Task Data_replaced_by_its_hash_is_named_where_no_block_redacts_it()
    {
        RedactionWrite redaction = new(5, "t2", "d3", 0);
        int block = 5;
        _store.Blocks[block] = _store.Blocks[block] with
        {
            Ion = new BlockSealer(Strand, _clock).Redact(_store.Blocks[block].Ion, redaction),
        };
        int revision = _store.Revisions.FindIndex(each => each.DocumentId == "d3");
        _store.Revisions[revision] = _store.Revisions[revision] with
        {
            Data = null,
            DataHash = IonHash.Compute(_store.Revisions[revision].Data!.Value.Span),
        };
        await AssertDamagedAsync(5, "the data of its revision 0 of d3 is gone, but no block redacts it");
    }

    [Fact]
    public async Task A_redaction_that_left_the_data_is_named()
    {
        IonStruct block = Block(4);
        IonList revisions = (IonList)block["revisions"];
        string restored = revisions[0].ToText().Replace(
            "dataHash:" + ((IonStruct)revisions[0])["dataHash"].ToText(), "data:{Key:1,Name:\"Ann\"}", StringComparison.Ordinal);
        SetBlock(4, Replace(block, "revisions", "revisions: [" + restored + "," + revisions[1].ToText() + "]"));
        AddKeys(4, "{Key:1}", "{Key:2}");
        await AssertDamagedAsync(9, "whose data is still there");
    }

    [Fact]
    public async Task A_write_set_that_kept_the_keys_of_a_redaction_is_named()
    {
        AddKeys(4, "{Key:1}", "{Key:2}");
        await AssertDamagedAsync(4, "its write set is not what it writes");
    }

    [Fact]
    public async Task A_block_encoded_in_another_way_is_named()
    {
        ReadOnlyMemory<byte> ion = _store.Blocks[4].Ion;
        _store.Blocks[4] = _store.Blocks[4] with { Ion = (byte[])[.. ion.Span, 0x00] };
        await AssertDamagedAsync(4, "bytes are not those");
        _store.Blocks[4] = _store.Blocks[4] with { Ion = ion[..^1] };
        await AssertDamagedAsync(4, "is not Ion");
    }

    [Fact]
    public async Task A_dropped_block_is_named()
    {
        _store.Blocks.RemoveAt(6);
        await AssertDamagedAsync(7, "block 7 stands where block 6 belongs");
    }

    [Fact]
    public async Task The_last_blocks_missing_is_named()
    {
        _store.Blocks.RemoveRange(10, 2);
        await AssertDamagedAsync(10, "does not end with the block that the store calls its last");
    }

    [Fact]
    public async Task Swapped_and_doubled_blocks_are_named()
    {
        (_store.Blocks[5], _store.Blocks[6]) = (_store.Blocks[6], _store.Blocks[5]);
        await AssertDamagedAsync(6, "block 6 stands where block 5 belongs");
        (_store.Blocks[5], _store.Blocks[6]) = (_store.Blocks[6], _store.Blocks[5]);
        _store.Blocks.Insert(6, _store.Blocks[5]);
        await AssertDamagedAsync(5, "block 5 stands where block 6 belongs");
    }

    [Fact]
    public async Task Every_column_of_a_block_is_compared()
    {
        StoredBlock block = _store.Blocks[10];
        (StoredBlock Changed, string Problem)[] changes = [
            (block with { TransactionId = "Transaction99999999999" }, "another transaction id"),
            (block with { Time = block.Time.AddMilliseconds(1) }, "another time"),
            (block with { BlockHash = new byte[32] }, "another hash"),
            (block with { WriteSet = AccessSet.Empty }, "its write set"),
            (block with { WriteSet = AccessSet.Of([.. block.WriteSet.Hashes, 1UL]) }, "its write set"),
        ];
        foreach ((StoredBlock changed, string problem) in changes)
        {
            _store.Blocks[10] = changed;
            await AssertDamagedAsync(10, problem);
        }
    }

    [Fact]
    public async Task Every_column_of_a_revision_is_compared()
    {
        StoredRevision revision = _store.Revisions[1];
        (StoredRevision Changed, string Problem)[] changes = [
            (revision with { Position = 0 }, "out of order"),
            (revision with { TableId = "t2" }, "another table"),
            (revision with { DocumentId = "d9" }, "another document id"),
            (revision with { Version = 1 }, "another version"),
            (revision with { SequenceNumber = 3 }, "another block"),
            (revision with { Time = revision.Time.AddMilliseconds(1) }, "another time"),
            (revision with { TransactionId = "Transaction99999999999" }, "another transaction id"),
            (revision with { Hash = new byte[32] }, "another hash"),
            (revision with { Data = IonValue.Parse("{Key:3}").ToBinary() }, "another data"),
            (revision with { Data = new byte[] { 1, 2 } }, "another data"),
            (revision with { Data = null }, "another data"),
            (revision with { DataHash = new byte[32] }, "another data"),
        ];
        foreach ((StoredRevision changed, string problem) in changes)
        {
            _store.Revisions[1] = changed;
            await AssertDamagedAsync(4, problem);
        }
    }

    [Fact]
    public async Task The_end_of_a_revision_is_compared()
    {
        int first = _store.Revisions.FindIndex(revision => revision.DocumentId == "d3");
        _store.Revisions[first] = _store.Revisions[first] with { EndSequenceNumber = 8 };
        await AssertDamagedAsync(7, "do not end the revision 0 of d3 with it");
        _store.Revisions[first] = _store.Revisions[first] with { EndSequenceNumber = 7 };
        int last = _store.Revisions.FindLastIndex(revision => revision.DocumentId == "d3");
        _store.Revisions[last] = _store.Revisions[last] with { EndSequenceNumber = 9 };
        await AssertDamagedAsync(7, "end a revision of this block with block 9");
    }

    [Fact]
    public async Task Revisions_too_few_and_too_many_are_named()
    {
        StoredRevision last = _store.Revisions[^1];
        _store.Revisions.RemoveAt(_store.Revisions.Count - 1);
        await AssertDamagedAsync(10, "the tables lack its revision of d4");
        _store.Revisions.Add(last);
        _store.Revisions.Add(last with { Position = last.Position + 1 });
        await AssertDamagedAsync(10, "that is in no block");
    }

    [Fact]
    public async Task The_catalog_is_compared()
    {
        CatalogSnapshot catalog = _store.Catalogs[2];
        _store.Catalogs[2] = new CatalogSnapshot([catalog.Tables[0] with { Name = "Persons" }]);
        await AssertDamagedAsync(2, "the store's table t1 is not what the journal says");
        _store.Catalogs[2] = new CatalogSnapshot([catalog.Tables[0] with { Indexes = [] }]);
        await AssertDamagedAsync(2, "the store's table t1 is not what the journal says");
        _store.Catalogs[2] = CatalogSnapshot.Empty;
        await AssertDamagedAsync(2, "the store's tables are not those");
        _store.Catalogs[2] = catalog;
        _store.Tip = _store.Tip! with { CatalogSequenceNumber = 3 };
        await AssertDamagedAsync(11, "block 3 changed the catalog last");
    }

    [Fact]
    public async Task Every_column_of_an_index_entry_is_compared()
    {
        int live = _store.Entries.FindIndex(entry => entry.EndSequenceNumber == long.MaxValue);
        IndexEntry entry = _store.Entries[live];
        (IndexEntry? Changed, string Problem)[] changes = [
            (entry with { IndexId = "i9" }, "is there, but no such index"),
            (entry with { Key = new byte[] { 1 } }, "does not agree with the document"),
            (entry with { DocumentId = "d4" }, "does not agree with the document"),
            (entry with { SequenceNumber = 5 }, "does not agree with the document"),
            (entry with { SequenceNumber = 99 }, "has 0 entries, but 1 documents have a key"),
            (entry with { EndSequenceNumber = 9 }, "has 0 entries, but 1 documents have a key"),
            (null, "has 0 entries, but 1 documents have a key"),
        ];
        foreach ((IndexEntry? changed, string problem) in changes)
        {
            _store.Entries.RemoveAt(live);
            _store.Entries.InsertRange(live, changed is null ? [] : [changed]);
            await AssertDamagedAsync(null, problem);
            _store.Entries.RemoveRange(live, changed is null ? 0 : 1);
            _store.Entries.Insert(live, entry);
        }
    }

    [Fact]
    public async Task Merkle_nodes_are_compared()
    {
        MerkleNode node = _store.Nodes[2];
        (MerkleNode? Changed, long? Block, string Problem)[] changes = [
            (node with { Hash = new byte[32] }, 5, "the Merkle node 2 of level 1, which it completes"),
            (node with { Level = 9 }, 5, "the Merkle node 2 of level 1, which it completes"),
            (node with { Index = 99 }, 5, "the Merkle node 2 of level 1, which it completes"),
            (null, 5, "the Merkle node 2 of level 1, which it completes"),
        ];
        foreach ((MerkleNode? changed, long? block, string problem) in changes)
        {
            List<MerkleNode> before = [.. _store.Nodes];
            _store.Nodes.Remove(node);
            _store.Nodes.AddRange(changed is null ? [] : [changed]);
            await AssertDamagedAsync(block, problem);
            _store.Nodes.Clear();
            _store.Nodes.AddRange(before);
        }

        _store.Nodes.Add(node);
        await AssertDamagedAsync(null, "Merkle nodes and not");
    }

    [Fact]
    public async Task A_rewritten_history_is_named_with_a_saved_digest_and_only_then()
    {
        LedgerDigest saved = await new JournalReader(_store).DigestAsync(new BlockAddress(Strand, 8), CancellationToken.None);
        Assert.Equal(VerificationConclusion.Proven, (await VerifyAsync(saved)).Conclusion);
        ListStore rewritten = ListStore.Create(Strand, _clock);
        LedgerScript script = new(rewritten, _clock);
        await script.CommitAsync("CREATE LEDGER");
        await script.CreateTableAsync("t1", "Person");
        for (int i = 0; i < 10; i++)
        {
            await script.CommitAsync("INSERT", script.Insert("t1", "x" + i, "{}"));
        }

        JournalVerifier verifier = new(rewritten, new FieldKeys());
        VerificationReport alone = await verifier.VerifyAsync(null, null, CancellationToken.None);
        VerificationReport compared = await verifier.VerifyAsync(saved, null, CancellationToken.None);
        Assert.Equal(VerificationConclusion.SelfConsistent, alone.Conclusion);
        Assert.Equal(VerificationConclusion.NotProven, compared.Conclusion);
        Assert.Contains("is not the one given", compared.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_of_another_strand_or_a_later_tip_proves_nothing()
    {
        LedgerDigest digest = await new JournalReader(_store).DigestAsync(null, CancellationToken.None);
        VerificationReport other = await VerifyAsync(digest with { Tip = new BlockAddress("another", 3) });
        VerificationReport later = await VerifyAsync(digest with { Tip = new BlockAddress(Strand, 99) });
        Assert.Contains("The digest is of the strand another", other.Problem, StringComparison.Ordinal);
        Assert.Contains("The journal ends before block 99", later.Problem, StringComparison.Ordinal);
        Assert.All([other, later], report => Assert.Equal(VerificationConclusion.NotProven, report.Conclusion));
    }

    private static IonStruct Replace(IonStruct value, string field, string replacement)
    {
        IonField changed = ((IonStruct)IonValue.Parse("{" + replacement + "}"))[0];
        return new IonStruct([.. value.Fields.Select(old => old.Name.Text == field ? changed : old)]);
    }

    private IonStruct Block(int number) => (IonStruct)IonValue.Parse(_store.Blocks[number].Ion.Span);

    private void SetBlock(int number, IonStruct block) => _store.Blocks[number] = _store.Blocks[number] with { Ion = block.ToBinary() };

    private void ReplaceField(int number, string field, string replacement) => SetBlock(number, Replace(Block(number), field, replacement));

    private async Task AssertDamagedAsync(long? block, string problem)
    {
        VerificationReport report = await VerifyAsync(null);
        Assert.Equal(VerificationConclusion.Damaged, report.Conclusion);
        Assert.Contains(problem, report.Problem, StringComparison.Ordinal);
        Assert.Equal(block, report.FirstBadBlock);
        Assert.Null(report.Digest);
    }

    private async Task<VerificationReport> VerifyAsync(LedgerDigest? saved)
    {
        return await new JournalVerifier(_store, new FieldKeys()).VerifyAsync(saved, null, CancellationToken.None);
    }

    /// <summary>Adds the keys of documents to a block's write set.</summary>
    private void AddKeys(int block, params string[] documents)
    {
        IEnumerable<ulong> keys = documents.Select(document =>
            AccessNames.Key("i1", new FieldKeys().KeyOf(IonValue.Parse(document).ToBinary(), "Key")!.Value.Span));
        _store.Blocks[block] = _store.Blocks[block] with { WriteSet = AccessSet.Of([.. _store.Blocks[block].WriteSet.Hashes, .. keys]) };
    }
}
