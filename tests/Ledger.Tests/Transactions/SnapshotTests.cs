using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Transactions;
using Xunit;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>What the statements of a transaction see.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public async Task A_transaction_sees_the_ledger_as_it_was_at_its_first_statement()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        await ledger.RunAsync("INSERT INTO T {'a': 1}");
        TestTransaction reader = ledger.Begin();
        Assert.Single(reader.Run("SELECT * FROM T"));
        await ledger.RunAsync("INSERT INTO T {'a': 2}", "UPDATE T SET b = 1");
        Assert.Equal("{a:1}", Assert.Single(reader.Run("SELECT * FROM T")).ToText());
        await reader.CommitAsync();
        Assert.Equal(["{a:1,b:1}", "{a:2,b:1}"], await ledger.TextAsync("SELECT * FROM T"));
    }

    [Fact]
    public async Task Statements_see_the_writes_of_earlier_ones()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        await ledger.RunAsync("CREATE INDEX ON T (a)");
        await ledger.RunAsync("INSERT INTO T <<{'a': 1}, {'a': 2}>>");
        TestTransaction transaction = ledger.Begin();
        transaction.Run("UPDATE T SET a = 3 WHERE a = 1");
        transaction.Run("DELETE FROM T WHERE a = 2");
        transaction.Run("INSERT INTO T {'a': 4}");
        Assert.Empty(transaction.Run("SELECT * FROM T WHERE a = 1"));
        Assert.Empty(transaction.Run("SELECT * FROM T WHERE a = 2"));
        Assert.Single(transaction.Run("SELECT * FROM T WHERE a = 3"));
        Assert.Single(transaction.Run("SELECT * FROM T WHERE a = 4"));
        Assert.Equal(["{a:3}", "{a:4}"], transaction.Run("SELECT * FROM T").Select(row => row.ToText()).Order());
        await transaction.CommitAsync();
        Assert.Equal(["{a:3}", "{a:4}"], await ledger.TextAsync("SELECT * FROM T"));
        Assert.Equal(["{a:4}"], await ledger.TextAsync("SELECT * FROM T WHERE a = 4"));
    }

    [Fact]
    public async Task A_result_that_is_still_read_does_not_see_later_writes()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync(new LedgerSettings { HasQuotas = false });
        await ledger.RunAsync("CREATE TABLE T");
        TestTransaction writer = ledger.Begin();
        writer.Run("INSERT INTO T ?", new IonList([.. Enumerable.Range(0, 500).Select(i => (IonValue)new IonStruct(("i", i)))]));
        await writer.CommitAsync();

        TestTransaction transaction = ledger.Begin();
        StatementPage page = transaction.Execute("SELECT * FROM T");
        transaction.Run("DELETE FROM T");
        int rows = page.Values.Count;
        while (page.NextPageToken is { } token)
        {
            page = transaction.Fetch(token);
            rows += page.Values.Count;
        }

        Assert.Equal(500, rows);
        Assert.Empty(transaction.Run("SELECT * FROM T"));
    }

    [Fact]
    public async Task A_document_gets_one_revision_however_often_a_transaction_writes_it()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        await ledger.RunAsync("INSERT INTO T {'a': 1}", "UPDATE T SET a = 2", "UPDATE T SET a = 3");
        await ledger.RunAsync("UPDATE T SET a = 4", "UPDATE T SET a = 5");
        IReadOnlyList<string> history = await ledger.TextAsync("SELECT h.metadata.version, h.data.a FROM history(T) AS h");
        Assert.Equal(["{version:0,a:3}", "{version:1,a:5}"], history);
    }

    [Fact]
    public async Task What_a_transaction_makes_and_deletes_leaves_no_trace()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        await ledger.RunAsync("INSERT INTO T {'a': 1}", "DELETE FROM T");
        Assert.Empty(await ledger.TextAsync("SELECT * FROM history(T)"));
    }

    [Fact]
    public async Task A_failed_statement_leaves_nothing()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        TestTransaction transaction = ledger.Begin();
        transaction.Run("INSERT INTO T {'a': 1}");
        Assert.ThrowsAny<System.Exception>(() => transaction.Run("INSERT INTO T <<{'a': 2}, 3>>"));
        Assert.ThrowsAny<System.Exception>(() => transaction.Run("UPDATE T SET a = 1 / 0"));
        Assert.Throws<PartiQLException>(() => transaction.Run("SELEC"));
        transaction.Run("INSERT INTO T {'a': 4}");
        await transaction.CommitAsync();
        Assert.Equal(["{a:1}", "{a:4}"], await ledger.TextAsync("SELECT * FROM T"));
    }

    [Fact]
    public async Task An_aborted_transaction_leaves_nothing()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        TestTransaction transaction = ledger.Begin();
        transaction.Run("INSERT INTO T {'a': 1}");
        transaction.Session.Abort();
        Assert.Empty(await ledger.RunAsync("SELECT * FROM T"));
    }

    [Fact]
    public async Task Changes_of_the_catalog_belong_to_the_transaction()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        TestTransaction transaction = ledger.Begin();
        transaction.Run("CREATE TABLE T");
        transaction.Run("CREATE INDEX ON T (a)");
        transaction.Run("INSERT INTO T {'a': 1}");
        Assert.Single(transaction.Run("SELECT * FROM T WHERE a = 1"));
        Assert.Empty(await ledger.RunAsync("SELECT * FROM information_schema.user_tables"));
        await transaction.CommitAsync();
        Assert.Equal(["{a:1}"], await ledger.TextAsync("SELECT * FROM T WHERE a = 1"));
        Assert.Equal(["\"ONLINE\""], await ledger.TextAsync(
            "SELECT VALUE i.status FROM information_schema.user_tables AS t, t.indexes AS i"));
    }

    [Fact]
    public async Task A_dropped_table_comes_back_with_its_documents()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T", "INSERT INTO T {'a': 1}");
        string id = await ledger.TableIdAsync("T");
        await ledger.RunAsync("DROP TABLE T");
        await Assert.ThrowsAsync<PartiQLException>(() => ledger.RunAsync("SELECT * FROM T"));
        Assert.Single(await ledger.RunAsync($"SELECT * FROM history('{id}')"));
        await ledger.RunAsync($"UNDROP TABLE \"{id}\"");
        Assert.Equal(["{a:1}"], await ledger.TextAsync("SELECT * FROM T"));
    }
}
