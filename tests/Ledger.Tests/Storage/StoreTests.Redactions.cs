using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;
using Xunit;

namespace SessionTools.Ledger.Tests.Storage;

public abstract partial class StoreTests
{
    [StoreFact]
    public async Task A_redacted_revision_keeps_the_hash_of_its_data()
    {
        await WriteSecretAsync();
        StoredBlock before = (await Store.BlocksAsync(1, 1, CancellationToken.None))[0];
        await Store.CommitAsync((await NextAsync()).Redact(1, Table, "d1", 0));
        StoredRevision redacted = (await Store.HistoryAsync(new HistoryRange(Table, "d1"), 3, -1, 1, CancellationToken.None))[0];
        Assert.Null(redacted.Data);
        Assert.Equal(IonHash.Compute(Request.Ion("{name:secret}")), redacted.DataHash!.Value.ToArray());
        Assert.Equal((0L, 1L, 2L), (redacted.Version, redacted.SequenceNumber, redacted.EndSequenceNumber));
        Assert.Equal("redacted", TestStores.Text(await Store.GetAsync(Table, "d1", 1, CancellationToken.None)));
        Assert.Equal(["{name:open}"], await Store.ScanTextsAsync(Table, 3));
        StoredBlock after = (await Store.BlocksAsync(1, 1, CancellationToken.None))[0];
        Assert.Equal(before.BlockHash.ToArray(), after.BlockHash.ToArray());
        Assert.DoesNotContain("secret", IonValue.Parse(after.Ion.Span).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            await Store.AllIndexEntriesAsync(CancellationToken.None).ListAsync(),
            entry => entry.Key.Span.SequenceEqual(PlainIndexKeys.Key(Symbol("secret")).Span));
    }

    [StoreFact]
    public async Task After_a_redaction_no_write_set_tells_of_the_key()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table).CreateIndex(Table, ByName, "name"));
        ulong key = AccessNames.Key(ByName, PlainIndexKeys.Key(Symbol("secret")).Span);
        await Store.CommitAsync((await NextAsync()).Insert(Table, "d1", "{name:secret}", s_byName).Writes(key));
        await Store.CommitAsync((await NextAsync()).Replace(Table, "d1", 1, "{name:secret}", "{name:open}", s_byName).Writes(key));
        Assert.Equal(2, (await Store.BlocksAsync(0, 9, CancellationToken.None)).Count(Tells));
        await Store.CommitAsync((await NextAsync()).Redact(1, Table, "d1", 0));
        IReadOnlyList<StoredBlock> blocks = await Store.BlocksAsync(0, 9, CancellationToken.None);
        Assert.DoesNotContain(blocks, Tells);
        Assert.All([blocks[1], blocks[2]], block => Assert.True(block.WriteSet.Meets(AccessSet.Of([AccessNames.Document("d1")]))));

        bool Tells(StoredBlock block) => block.WriteSet.Meets(AccessSet.Of([key]));
    }

    [StoreFact]
    public async Task What_cannot_be_redacted_is_refused()
    {
        await WriteSecretAsync();
        await ReplaceAsync("d1", 2, "{name:open}", null, s_byName);
        Request[] wrong =
        [
            (await NextAsync()).Redact(3, Table, "d1", 2),
            (await NextAsync()).Redact(1, Table, "d1", 1),
            (await NextAsync()).Redact(0, Table, "d1", 0),
            (await NextAsync()).Redact(1, Table, "d2", 0),
            (await NextAsync()).Redact(1, OtherTable, "d1", 0),
        ];
        foreach (Request request in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(request));
        }

        await Store.CommitAsync((await NextAsync()).Redact(1, Table, "d1", 0));
        Request again = (await NextAsync()).Redact(1, Table, "d1", 0);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(again));
        Assert.Equal(4, await Store.NowAsync());
        Assert.Equal(["d1:0", "d1:1", "d1:2"], await Store.HistoryNamesAsync(new HistoryRange(Table), 4));
    }

    private async Task WriteSecretAsync()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table).CreateIndex(Table, ByName, "name"));
        await InsertAsync("d1", "{name:secret}", s_byName);
        await ReplaceAsync("d1", 1, "{name:secret}", "{name:open}", s_byName);
    }
}
