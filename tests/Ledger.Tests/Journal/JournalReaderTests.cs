using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Ledger.Tests.Journal;

public sealed class JournalReaderTests : IAsyncLifetime
{
    private const string Strand = "JournalStrand123456789";

    private readonly TestClock _clock = new();
    private readonly ListStore _store;
    private readonly JournalReader _reader;

    public JournalReaderTests()
    {
        _store = ListStore.Create(Strand, _clock);
        _reader = new JournalReader(_store);
    }

    public Task InitializeAsync() => new LedgerScript(_store, _clock).WriteSampleAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Every_block_is_proven_at_every_tip()
    {
        for (int tip = 0; tip < _store.Blocks.Count; tip++)
        {
            LedgerDigest digest = await DigestAsync(tip);
            Assert.Equal(Address(tip), digest.Tip);
            for (int i = 0; i <= tip; i++)
            {
                ProvenBlock block = await _reader.BlockAsync(Address(i), digest.Tip, CancellationToken.None);
                Assert.Equal(_store.Blocks[i].Ion.ToArray(), block.Ion.ToArray());
                Assert.True(ProofVerifier.Verify(block.Hash.Span, block.Proof!, digest.Hash.Span));
            }
        }
    }

    [Fact]
    public async Task Every_revision_is_proven_deleted_and_redacted_ones_too()
    {
        LedgerDigest digest = await DigestAsync(11);
        foreach (StoredRevision stored in _store.Revisions)
        {
            ProvenRevision revision = await _reader.RevisionAsync(
                Address(stored.SequenceNumber), stored.DocumentId, digest.Tip, CancellationToken.None);
            Assert.Equal(stored.Hash.ToArray(), revision.Hash.ToArray());
            Assert.Equal(stored.DocumentId, ((IonStruct)revision.Revision["metadata"])["id"]);
            Assert.True(ProofVerifier.Verify(revision.Hash.Span, revision.Proof!, digest.Hash.Span));
            Assert.False(ProofVerifier.Verify(revision.Hash.Span, revision.Proof!, new byte[32]));
        }
    }

    [Fact]
    public async Task A_proof_of_a_revision_is_laid_out_as_that_of_QLDB()
    {
        ProvenRevision revision = await _reader.RevisionAsync(Address(5), "d3", Address(11), CancellationToken.None);
        IonStruct block = (IonStruct)IonValue.Parse(_store.Blocks[5].Ion.Span);
        IonList entries = (IonList)block["entriesHashList"];
        IonList proof = revision.Proof!.ToIon();
        Assert.Equal(entries[0], proof[0]);
        Assert.Equal((IonValue)QldbHash.Dot(Bytes(entries[2]), Bytes(entries[3])), proof[1]);
        Assert.Equal(block["previousBlockHash"], proof[2]);
        Assert.Equal(block["previousBlockHash"], proof[3]);
        Assert.Equal(2 + 1 + 4, proof.Count);
    }

    [Fact]
    public async Task Without_a_tip_there_is_no_proof()
    {
        Assert.Null((await _reader.BlockAsync(Address(3), null, CancellationToken.None)).Proof);
        Assert.Null((await _reader.RevisionAsync(Address(5), "d3", null, CancellationToken.None)).Proof);
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        await AssertMissingAsync(JournalPart.Strand, "not other", () => _reader.DigestAsync(new BlockAddress("other", 0), default));
        await AssertMissingAsync(JournalPart.Tip, "ends with block 11, before 12", () => _reader.DigestAsync(Address(12), default));
        await AssertMissingAsync(JournalPart.Block, "has no block 12", () => _reader.BlockAsync(Address(12), null, default));
        await AssertMissingAsync(JournalPart.Block, "has no block -1", () => _reader.BlockAsync(Address(-1), null, default));
        await AssertMissingAsync(JournalPart.Tip, "does not cover block 5", () => _reader.BlockAsync(Address(5), Address(4), default));
        await AssertMissingAsync(
            JournalPart.Revision, "Block 5 has no revision of the document d1", () => _reader.RevisionAsync(Address(5), "d1", null, default));
        JournalReader empty = new(ListStore.Create(Strand, _clock));
        await AssertMissingAsync(JournalPart.Tip, "has no block yet", () => empty.DigestAsync(null, default));
    }

    [Fact]
    public void A_block_is_read_into_its_parts()
    {
        JournalBlock block = JournalBlock.Parse(_store.Blocks[4].Ion.Span);
        Assert.Equal((Address(4), "Transaction00000000004", true), (block.Address, block.TransactionId, block.HasSystemInfo));
        Assert.Equal(["d1:Person:t1:0", "d2:Person:t1:0"], block.Documents.Select(
            document => $"{document.Id}:{document.TableName}:{document.TableId}:{document.Statements[0]}"));
        Assert.Equal([true, false], block.Revisions.Select(revision => revision.IsRedacted));
        Assert.Equal(IonValue.Parse("{Key:2}"), IonValue.Parse(block.Revisions[1].Data!.Value.Span));
        Assert.Equal("INSERT", block.Statements[0].Text);
        RedactedRevision redacted = Assert.Single(JournalBlock.Parse(_store.Blocks[9].Ion.Span).Redactions);
        Assert.Equal(new RedactedRevision(Address(4), "t1", "d1", 0), redacted);
        Assert.True(JournalBlock.Parse(_store.Blocks[8].Ion.Span).Revisions[0].IsDeletion);
        Assert.Equal("Key", JournalBlock.Parse(_store.Blocks[2].Ion.Span).CatalogChanges[0].Field);
    }

    private static BlockAddress Address(long number) => new(Strand, number);

    private static byte[] Bytes(IonValue value) => [.. ((IonBlob)value).Value];

    private static async Task AssertMissingAsync<T>(JournalPart part, string message, Func<ValueTask<T>> ask)
    {
        JournalNotFoundException error = await Assert.ThrowsAsync<JournalNotFoundException>(async () => await ask());
        Assert.Equal(part, error.Part);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private ValueTask<LedgerDigest> DigestAsync(long tip) => _reader.DigestAsync(Address(tip), CancellationToken.None);
}
