using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Ledger.Tests.Journal;

public sealed class BlockSealerTests
{
    private const string Strand = "JournalStrand123456789";
    private const string Transaction = "Transaction12345678901";

    private readonly TestClock _clock = new();
    private readonly BlockSealer _sealer;

    public BlockSealerTests() => _sealer = new BlockSealer(Strand, _clock);

    [Fact]
    public void A_block_has_the_fields_of_QLDB_in_their_order_and_one_of_its_own()
    {
        IonStruct block = Parse(Seal(Request(Insert("d1", "{a:1}"))).Ion);
        Assert.Equal(
            [
                "blockAddress", "transactionId", "blockTimestamp", "blockHash", "entriesHash", "previousBlockHash",
                "entriesHashList", "transactionInfo", "revisions", "systemInfo",
            ],
            block.Fields.Select(field => field.Name.Text));
        Assert.Equal(IonValue.Parse("{strandId:\"" + Strand + "\",sequenceNo:0}"), block["blockAddress"]);
        Assert.Equal(IonValue.Parse("2030-01-02T03:04:05.000Z"), block["blockTimestamp"]);
        Assert.Equal(
            IonValue.Parse("{d1:{tableName:\"Person\",tableId:\"t1\",statements:[0]}}"),
            ((IonStruct)block["transactionInfo"])["documents"]);
    }

    [Fact]
    public void The_hashes_are_those_of_QLDB_over_the_blocks_own_parts()
    {
        IonStruct block = Parse(Seal(Request(Insert("d1", "{a:1}"), Insert("d2", "{a:2}"), Delete("d3"))).Ion);
        List<byte[]> entries = [.. ((IonList)block["entriesHashList"]).Items.Select(Bytes)];
        List<byte[]> revisions = [];
        foreach (IonStruct revision in ((IonList)block["revisions"]).Items.Cast<IonStruct>())
        {
            byte[] metadata = IonHash.Compute(revision["metadata"]);
            byte[] expected = revision.TryGetValue("data", out IonValue? data)
                ? QldbHash.Dot(metadata, IonHash.Compute(data))
                : metadata;
            Assert.Equal(expected, Bytes(revision["hash"]));
            revisions.Add(expected);
        }

        Assert.Equal(3, revisions.Count);
        Assert.Equal(QldbHash.MerkleRoot(revisions), entries[1]);
        Assert.Equal(IonHash.Compute(block["transactionInfo"]), entries[3]);
        Assert.Equal(QldbHash.MerkleRoot(entries), Bytes(block["entriesHash"]));
        Assert.Equal(Bytes(block["entriesHash"]), Bytes(block["blockHash"]));
    }

    [Fact]
    public void The_system_hashes_cover_header_and_catalog_changes()
    {
        CommitRequest request = Request() with
        {
            CatalogChanges = [
                new CatalogChange(CatalogChangeKind.CreateTable, "t1", "Person"),
                new CatalogChange(CatalogChangeKind.CreateIndex, "t1", "Person", "i1", "Name"),
            ],
        };
        IonStruct block = Parse(Seal(request).Ion);
        IonList entries = (IonList)block["entriesHashList"];
        IonStruct header = new(
            ("v", 1),
            ("blockAddress", block["blockAddress"]),
            ("transactionId", Transaction),
            ("blockTimestamp", block["blockTimestamp"]));
        IonStruct system = (IonStruct)block["systemInfo"];
        Assert.Equal(
            IonValue.Parse(
                """
                {v:1,catalogChanges:[
                    {change:"CREATE TABLE",tableId:"t1",tableName:"Person"},
                    {change:"CREATE INDEX",tableId:"t1",tableName:"Person",indexId:"i1",field:"Name"}]}
                """),
            system);
        Assert.Equal(IonHash.Compute(header), Bytes(entries[0]));
        Assert.Empty(Bytes(entries[1]));
        Assert.Equal(IonHash.Compute(system["catalogChanges"]), Bytes(entries[2]));
    }

    [Fact]
    public void Blocks_are_chained_and_at_least_a_millisecond_apart()
    {
        SealedBlock first = Seal(Request());
        SealedBlock second = _sealer.Seal(Request(Insert("d1", "{}")), first.Tip, [first.Tip.BlockHash]);
        IonStruct block = Parse(second.Ion);
        Assert.Equal(first.Tip.Time.AddMilliseconds(1), second.Tip.Time);
        Assert.Equal(first.Tip.BlockHash.ToArray(), Bytes(block["previousBlockHash"]));
        byte[] chained = QldbHash.Dot(Bytes(block["entriesHash"]), first.Tip.BlockHash.Span);
        Assert.Equal(chained, second.Tip.BlockHash.ToArray());
        MerkleNode node = Assert.Single(second.Nodes);
        Assert.Equal((1, 0L), (node.Level, node.Index));
        Assert.Equal(QldbHash.Dot(first.Tip.BlockHash.Span, chained), node.Hash.ToArray());
        _clock.Advance(TimeSpan.FromSeconds(1.23456));
        Assert.Equal(
            new DateTimeOffset(2030, 1, 2, 3, 4, 6, 234, TimeSpan.Zero),
            _sealer.Seal(Request(), second.Tip, [node.Hash]).Tip.Time);
    }

    [Fact]
    public void The_tip_names_the_last_block_that_changed_the_catalog()
    {
        SealedBlock first = Seal(Request());
        SealedBlock second = _sealer.Seal(Request(Insert("d1", "{}")), first.Tip, [first.Tip.BlockHash]);
        CommitRequest creation = Request() with
        {
            CatalogChanges = [new CatalogChange(CatalogChangeKind.CreateTable, "t1", "Person")],
        };
        Assert.Equal(0, second.Tip.CatalogSequenceNumber);
        Assert.Equal(2, _sealer.Seal(creation, second.Tip, [second.Nodes[0].Hash]).Tip.CatalogSequenceNumber);
    }

    [Fact]
    public void A_redaction_leaves_the_hash_of_the_data_and_all_hashes_of_the_block()
    {
        ReadOnlyMemory<byte> ion = Seal(Request(Insert("d1", "{a:1}"), Insert("d2", "{secret:\"x\"}"), Delete("d3"))).Ion;
        IonStruct before = Parse(ion);
        IonStruct after = Parse(_sealer.Redact(ion, new RedactionWrite(0, "t1", "d2", 0)));
        IonStruct revision = (IonStruct)((IonList)after["revisions"])[1];
        Assert.Equal(["blockAddress", "hash", "dataHash", "metadata"], revision.Fields.Select(field => field.Name.Text));
        Assert.Equal(IonHash.Compute(IonValue.Parse("{secret:\"x\"}")), Bytes(revision["dataHash"]));
        Assert.DoesNotContain("secret", after.ToText(), StringComparison.Ordinal);
        Assert.Equal(
            before.Fields.Where(field => field.Name.Text != "revisions"), after.Fields.Where(field => field.Name.Text != "revisions"));
        Assert.Equal(((IonList)before["revisions"])[0], ((IonList)after["revisions"])[0]);
    }

    [Theory]
    [InlineData("t1", "d2", 0)]
    [InlineData("t2", "d1", 0)]
    [InlineData("t1", "d1", 1)]
    [InlineData("t1", "d3", 0)]
    public void A_redaction_of_what_is_not_there_is_refused(string table, string document, long version)
    {
        ReadOnlyMemory<byte> ion = Seal(Request(Insert("d1", "{a:1}"), Delete("d3"))).Ion;
        Assert.Throws<ArgumentException>(() => _sealer.Redact(ion, new RedactionWrite(0, table, document, version)));
    }

    [Fact]
    public void A_block_that_redacts_names_the_revision_under_a_hash_of_its_own()
    {
        IonStruct block = Parse(Seal(Request() with { Redaction = new RedactionWrite(7, "t1", "d1", 3) }).Ion);
        Assert.Equal(
            IonValue.Parse(
                "{revisions:[{blockAddress:{strandId:\"" + Strand + "\",sequenceNo:7},tableId:\"t1\",documentId:\"d1\",version:3}]}"),
            block["redactionInfo"]);
        IonList entries = (IonList)block["entriesHashList"];
        Assert.Equal(5, entries.Count);
        Assert.Equal(IonHash.Compute(block["redactionInfo"]), Bytes(entries[4]));
    }

    [Fact]
    public void A_request_without_the_name_of_a_table_is_refused()
    {
        CommitRequest request = Request(Insert("d1", "{}")) with { TableNames = ImmutableDictionary<string, string>.Empty };
        ArgumentException error = Assert.Throws<ArgumentException>(() => Seal(request));
        Assert.Contains("t1", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(IonValue value) => [.. ((IonBlob)value).Value];

    private static IonStruct Parse(ReadOnlyMemory<byte> ion) => (IonStruct)IonValue.Parse(ion.Span);

    private static RevisionWrite Insert(string id, string data)
    {
        IonValue document = IonValue.Parse(data);
        return new RevisionWrite("t1", id, 0, document.ToBinary(), IonHash.Compute(document), []);
    }

    private static RevisionWrite Delete(string id) => new("t1", id, 1, null, ReadOnlyMemory<byte>.Empty, []);

    private CommitRequest Request(params RevisionWrite[] revisions)
    {
        return new CommitRequest
        {
            TransactionId = Transaction,
            Snapshot = 0,
            Reads = AccessSet.Empty,
            Writes = AccessSet.Empty,
            Statements = [new ExecutedStatement("INSERT INTO Person ?", _clock.GetUtcNow(), QldbHash.Statement("INSERT INTO Person ?"))],
            Revisions = [.. revisions],
            RevisionStatements = [.. revisions.Select(_ => ImmutableArray.Create(0))],
            TableNames = ImmutableDictionary<string, string>.Empty.Add("t1", "Person"),
        };
    }

    private SealedBlock Seal(CommitRequest request) => _sealer.Seal(request, null, []);
}
