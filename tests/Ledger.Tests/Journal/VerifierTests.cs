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

public sealed class VerifierTests : IAsyncLifetime
{
    private const string Strand = "JournalStrand123456789";

    private readonly TestClock _clock = new();
    private readonly ListStore _store;
    private readonly LedgerScript _script;

    public VerifierTests()
    {
        _store = ListStore.Create(Strand, _clock);
        _script = new LedgerScript(_store, _clock);
    }

    public Task InitializeAsync() => _script.WriteSampleAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task A_whole_ledger_is_self_consistent_and_counted()
    {
        VerificationReport report = await VerifyAsync();
        Assert.Null(report.Problem);
        Assert.Equal(VerificationConclusion.SelfConsistent, report.Conclusion);
        Assert.Equal((12, 8, 1, 4, 2, 3), (report.Blocks, report.Revisions, report.RedactedRevisions, report.Documents, report.Tables, report.IndexEntries));
        Assert.Equal(new BlockAddress(Strand, 11), report.Tip);
        LedgerDigest digest = await new JournalReader(_store).DigestAsync(null, CancellationToken.None);
        Assert.Equal(digest.Hash.ToArray(), report.Digest!.Hash.ToArray());
        Assert.Equal(QldbHash.MerkleRoot([.. _store.Blocks.Select(block => block.BlockHash.ToArray())]), digest.Hash.ToArray());
    }

    private async Task<VerificationReport> VerifyAsync(LedgerDigest? saved = null)
    {
        return await new JournalVerifier(_store, new FieldKeys()).VerifyAsync(saved, null, CancellationToken.None);
    }
}
