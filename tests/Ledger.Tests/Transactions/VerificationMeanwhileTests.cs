using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Transactions;
using SessionTools.Ledger.Values;
using Xunit;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>Ledgers that are written to while they are verified.</summary>
public sealed class VerificationMeanwhileTests
{
    private const int Documents = 12;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Entries_that_a_redaction_or_a_purge_removes_are_no_damage(bool isRedacted, bool isPurged)
    {
        await using TestLedger ledger = await LedgerAsync();
        IonStruct first = (IonStruct)(await ledger.RunAsync(
            "SELECT h.blockAddress, h.metadata.id FROM history(T) AS h WHERE h.data.a = 1"))[0];
        string redaction = $"EXEC REDACT_REVISION `{first["blockAddress"].ToText()}`, '{await ledger.TableIdAsync("T")}', '{((IonString)first["id"]).Value}'";
        Meanwhile meanwhile = new(async () =>
        {
            await ledger.RunAsync("UPDATE T SET a = 100 WHERE a < 3");
            await ledger.RunAsync("DELETE FROM T WHERE a = 5");
            await ledger.RunAsync("DROP TABLE U");
            await (isRedacted ? ledger.RunAsync(redaction) : Task.CompletedTask);
            await (isPurged ? ledger.Database.Store.PurgeAsync(await TipAsync(ledger), CancellationToken.None).AsTask() : Task.CompletedTask);
        });
        VerificationReport report = await ledger.Database.VerifyAsync(saved: null, meanwhile, CancellationToken.None);
        Assert.True(meanwhile.IsDone);
        Assert.Null(report.Problem);
        Assert.Null((await ledger.Database.VerifyAsync(saved: null, progress: null, CancellationToken.None)).Problem);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Entries_of_a_key_may_go_while_its_documents_are_compared(int document)
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        await ledger.RunAsync("CREATE INDEX ON T (a)");
        await ledger.RunAsync([.. Enumerable.Range(1, 3).Select(b => $"INSERT INTO T {{'a': 1, 'b': {b}}}")]);
        EntryPagesStore store = new(ledger.Database.Store, async () =>
        {
            await ledger.RunAsync($"UPDATE T SET a = 0 WHERE b = {document}");
            await ledger.Database.Store.PurgeAsync(await TipAsync(ledger), CancellationToken.None);
        });
        VerificationReport report = await new JournalVerifier(store, new IndexKeys()).VerifyAsync(saved: null, progress: null, CancellationToken.None);
        Assert.Null(report.Problem);
    }

    private static async Task<TestLedger> LedgerAsync()
    {
        TestLedger ledger = await TestLedger.OpenAsync();
        foreach (string table in new[] { "T", "U" })
        {
            await ledger.RunAsync($"CREATE TABLE {table}");
            await ledger.RunAsync($"CREATE INDEX ON {table} (a)");
            await ledger.RunAsync([.. Enumerable.Range(0, Documents).Select(i => $"INSERT INTO {table} {{'a': {i}}}")]);
        }

        return ledger;
    }

    private static async Task<long> TipAsync(TestLedger ledger)
    {
        JournalTip? tip = await ledger.Database.Store.TipAsync(CancellationToken.None);
        return tip!.SequenceNumber;
    }
}
