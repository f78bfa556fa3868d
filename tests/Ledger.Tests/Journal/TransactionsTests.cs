using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Tests.Transactions;
using SessionTools.Ledger.Values;
using Xunit;

namespace SessionTools.Ledger.Tests.Journal;

/// <summary>What transactions write is what verification expects, whatever they do.</summary>
public sealed class TransactionsTests
{
    [Fact]
    public async Task A_new_ledger_is_good()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        Assert.Equal(1, (await VerifyAsync(ledger)).Blocks);
    }

    [Fact]
    public async Task Every_kind_of_statement_leaves_a_good_ledger()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        string[][] transactions = [
            ["CREATE TABLE T", "CREATE INDEX ON T (k)", "INSERT INTO T << {'k': 1, 'v': 1}, {'k': 2}, {'v': 3}, {'k': null} >>"],
            ["INSERT INTO T {'k': 1.0, 'v': `x::{a: sym, b: 2020T, c: {{aGk=}}}`}"],
            ["UPDATE T SET v = 2 WHERE k = 1", "UPDATE T SET v = 3, k = 4 WHERE k = 1"],
            ["CREATE INDEX ON T (v)", "INSERT INTO T {'k': 5, 'v': 5}"],
            ["INSERT INTO T {'k': 6}", "DELETE FROM T WHERE k = 6", "UPDATE T SET k = 7 WHERE k = 5"],
            ["DELETE FROM T WHERE k = 2"],
            ["CREATE TABLE U", "INSERT INTO U {'a': 'what?'}", "UPDATE T SET v = 9"],
            ["INSERT INTO U {'b': 1}", "DROP TABLE U"],
            ["CREATE TABLE U", "INSERT INTO U {'k': 1}"],
            ["SELECT * FROM T", "UPDATE T SET k = 8 WHERE v = 9"],
        ];
        foreach (string[] statements in transactions)
        {
            await ledger.RunAsync(statements);
            await VerifyAsync(ledger);
        }

        string index = ((IonString)(await ledger.RunAsync(
            "SELECT VALUE i.indexId FROM information_schema.user_tables AS t, t.indexes AS i WHERE t.name = 'T'"))[0]).Value;
        await ledger.RunAsync($"DROP INDEX \"{index}\" ON T WITH (purge = true)", "INSERT INTO T {'k': 9, 'v': 9}");
        VerificationReport report = await VerifyAsync(ledger);
        Assert.Equal(12, report.Blocks);
        Assert.Equal(3, report.Tables);
    }

    [Fact]
    public async Task Random_work_leaves_a_good_ledger_and_a_digest_taken_on_the_way_is_proven()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync(new LedgerSettings { HasQuotas = false });
        await ledger.RunAsync("CREATE TABLE T", "CREATE INDEX ON T (k)");
        Random random = new(20300102);
        LedgerDigest? saved = null;
        for (int i = 0; i < 200; i++)
        {
            TestTransaction transaction = ledger.Begin();
            for (int statements = random.Next(1, 4); statements > 0; statements--)
            {
                RunAny(transaction, random);
            }

            await transaction.CommitAsync();
            ledger.Clock.Advance(TimeSpan.FromMilliseconds(random.Next(30)));
            saved = i == 100 ? await new JournalReader(ledger.Database.Store).DigestAsync(null, CancellationToken.None) : saved;
        }

        await RedactFirstAsync(ledger);
        Assert.Equal(VerificationConclusion.Proven, (await VerifyAsync(ledger, saved)).Conclusion);
    }

    [Fact]
    public async Task A_revision_as_statements_show_it_is_proven_by_its_own_contents()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        JournalReader journal = new(ledger.Database.Store);
        for (int i = 0; i < 5; i++)
        {
            ledger.Clock.Advance(TimeSpan.FromMilliseconds(20));
            await ledger.RunAsync($"INSERT INTO T << {{'n': {i}}}, {{'m': {i}}} >>");
        }

        LedgerDigest digest = await journal.DigestAsync(null, CancellationToken.None);
        foreach (IonStruct shown in (await ledger.RunAsync("SELECT * FROM _ql_committed_T")).Cast<IonStruct>())
        {
            byte[] hash = QldbHash.Revision(shown["metadata"], shown["data"]);
            Assert.Equal(hash, ((IonBlob)shown["hash"]).Value.ToArray());
            IonStruct address = (IonStruct)shown["blockAddress"];
            ProvenRevision proven = await journal.RevisionAsync(
                new BlockAddress(((IonString)address["strandId"]).Value, (long)((IonInt)address["sequenceNo"]).Value),
                ((IonString)((IonStruct)shown["metadata"])["id"]).Value,
                digest.Tip,
                CancellationToken.None);
            Assert.True(ProofVerifier.Verify(hash, proven.Proof!, digest.Hash.Span));
        }
    }

    private static void RunAny(TestTransaction transaction, Random random)
    {
        int key = random.Next(20);
        switch (random.Next(5))
        {
            case 0:
                transaction.Run($"DELETE FROM T WHERE k = {key}");
                break;
            case 1:
                transaction.Run("UPDATE T SET v = ? WHERE k = ?", random.Next(9), key);
                break;
            case 2:
                transaction.Run($"UPDATE T SET k = {random.Next(20)} WHERE k = {key}");
                break;
            default:
                transaction.Run("INSERT INTO T ?", new IonStruct(("k", key), ("v", random.Next(9))));
                break;
        }
    }

    private static async Task RedactFirstAsync(TestLedger ledger)
    {
        IonStruct old = (IonStruct)(await ledger.RunAsync("SELECT * FROM history(T) AS h WHERE h.metadata.version = 0"))
            .Cast<IonStruct>()
            .First(revision => ((IonInt)((IonStruct)revision["blockAddress"])["sequenceNo"]).Value < 50);
        await ledger.RunAsync("UPDATE T SET touched = true");
        await ledger.RunAsync(
            $"EXEC REDACT_REVISION `{old["blockAddress"].ToText()}`, '{await ledger.TableIdAsync("T")}', '{((IonString)((IonStruct)old["metadata"])["id"]).Value}'");
    }

    private static async Task<VerificationReport> VerifyAsync(TestLedger ledger, LedgerDigest? saved = null)
    {
        VerificationReport report = await new JournalVerifier(ledger.Database.Store, new IndexKeys())
            .VerifyAsync(saved, null, CancellationToken.None);
        Assert.Null(report.Problem);
        return report;
    }
}
