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
        string redaction = await RedactionAsync(ledger, "a", 1);
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
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public async Task Entries_of_a_key_may_go_while_its_documents_are_compared(int document, bool isRedacted)
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        await ledger.RunAsync("CREATE INDEX ON T (a)");
        await ledger.RunAsync([.. Enumerable.Range(1, 3).Select(b => $"INSERT INTO T {{'a': 1, 'b': {b}}}")]);
        string redaction = await RedactionAsync(ledger, "b", document);
        EntryPagesStore store = new(ledger.Database.Store, async () =>
        {
            await ledger.RunAsync($"UPDATE T SET a = 0 WHERE b = {document}");
            await (isRedacted ? ledger.RunAsync(redaction) : ledger.Database.Store.PurgeAsync(await TipAsync(ledger), CancellationToken.None).AsTask());
        });
        VerificationReport report = await new JournalVerifier(store, new IndexKeys()).VerifyAsync(saved: null, progress: null, CancellationToken.None);
        Assert.Null(report.Problem);
    }

    /// <summary>What redacts the first revision of a document, once there is a later one.</summary>
    private static async Task<string> RedactionAsync(TestLedger ledger, string field, int value)
    {
        IonStruct first = (IonStruct)(await ledger.RunAsync(
            $"SELECT h.blockAddress, h.metadata.id FROM history(T) AS h WHERE h.data.{field} = {value}"))[0];
        return $"EXEC REDACT_REVISION `{first["blockAddress"].ToText()}`, '{await ledger.TableIdAsync("T")}', '{((IonString)first["id"]).Value}'";
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
