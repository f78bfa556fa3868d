using System.Threading.Tasks;
using SessionTools.Ledger.Transactions;
using Xunit;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>Optimistic concurrency control: what makes a commit fail, and what does not.</summary>
public sealed class ConflictTests
{
    [Theory]
    [InlineData("SELECT * FROM T", "INSERT INTO T {'k': 9}")]
    [InlineData("SELECT * FROM T", "UPDATE T SET b = 1 WHERE k = 2")]
    [InlineData("SELECT * FROM T WHERE k = 1", "UPDATE T SET b = 1 WHERE k = 1")]
    [InlineData("SELECT * FROM T WHERE k = 1", "UPDATE T SET k = 3 WHERE k = 1")]
    [InlineData("SELECT * FROM T WHERE k = 1", "DELETE FROM T WHERE k = 1")]
    [InlineData("SELECT * FROM T WHERE k = 1", "INSERT INTO T {'k': 1.0}")]
    [InlineData("SELECT * FROM T WHERE k = 7", "INSERT INTO T {'k': 7}")]
    [InlineData("SELECT * FROM T WHERE b = 1", "INSERT INTO T {'k': 9}")]
    [InlineData("SELECT * FROM T WHERE k = 1", "DROP TABLE T")]
    [InlineData("INSERT INTO T {'k': 5}", "DROP TABLE T")]
    [InlineData("INSERT INTO T {'k': 5}", "CREATE INDEX ON T (b)")]
    [InlineData("CREATE TABLE N", "CREATE TABLE N")]
    [InlineData("SELECT * FROM information_schema.user_tables", "CREATE TABLE N")]
    [InlineData("SELECT * FROM history(T)", "DELETE FROM T WHERE k = 1")]
    public async Task Reading_what_another_changes_is_a_conflict(string reads, string changes)
    {
        await using TestLedger ledger = await LedgerWithTable();
        TestTransaction transaction = ledger.Begin();
        transaction.Run(reads);
        transaction.Run("INSERT INTO Other {'x': 1}");
        await ledger.RunAsync(changes);
        LedgerException conflict = await transaction.FailedCommitAsync();
        Assert.Equal(LedgerErrorKind.OccConflict, conflict.Kind);
        Assert.Empty(await ledger.RunAsync("SELECT * FROM Other"));
    }

    [Theory]
    [InlineData("INSERT INTO T {'k': 5}", "INSERT INTO T {'k': 6}")]
    [InlineData("INSERT INTO T {'k': 5}", "UPDATE T SET b = 1")]
    [InlineData("SELECT * FROM T WHERE k = 1", "UPDATE T SET b = 1 WHERE k = 2")]
    [InlineData("SELECT * FROM T WHERE k = 1", "INSERT INTO T {'k': 6}")]
    [InlineData("SELECT * FROM T WHERE k IN (1, 2)", "INSERT INTO T {'k': 6}")]
    [InlineData("UPDATE T SET b = 1 WHERE k = 1", "UPDATE T SET b = 1 WHERE k = 2")]
    [InlineData("SELECT * FROM T", "INSERT INTO Other {'k': 1}")]
    public async Task Others_work_elsewhere_is_no_conflict(string reads, string changes)
    {
        await using TestLedger ledger = await LedgerWithTable();
        TestTransaction transaction = ledger.Begin();
        transaction.Run(reads);
        transaction.Run("INSERT INTO Other {'x': 1}");
        await ledger.RunAsync(changes);
        CommittedTransaction committed = await transaction.CommitAsync();
        Assert.NotNull(committed.Address);
    }

    [Fact]
    public async Task A_transaction_that_only_read_commits_at_its_snapshot_and_writes_no_block()
    {
        await using TestLedger ledger = await LedgerWithTable();
        TestTransaction transaction = ledger.Begin();
        transaction.Run("SELECT * FROM T");
        await ledger.RunAsync("DELETE FROM T");
        CommittedTransaction committed = await transaction.CommitAsync();
        Assert.Null(committed.Address);
    }

    [Fact]
    public async Task After_a_conflict_the_session_goes_on()
    {
        await using TestLedger ledger = await LedgerWithTable();
        TestTransaction transaction = ledger.Begin();
        transaction.Run("UPDATE T SET b = 1");
        await ledger.RunAsync("UPDATE T SET b = 2");
        await transaction.FailedCommitAsync();
        TestTransaction again = new(transaction.Session);
        again.Run("UPDATE T SET b = 1");
        await again.CommitAsync();
        Assert.Equal(["1", "1"], await ledger.TextAsync("SELECT VALUE b FROM T"));
    }

    private static async Task<TestLedger> LedgerWithTable()
    {
        TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T", "CREATE TABLE Other");
        await ledger.RunAsync("CREATE INDEX ON T (k)");
        await ledger.RunAsync("INSERT INTO T <<{'k': 1}, {'k': 2}>>");
        return ledger;
    }
}
