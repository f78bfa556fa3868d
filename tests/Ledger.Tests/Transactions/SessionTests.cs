using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Transactions;
using Xunit;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>Sessions, the life of transactions, digests, pages and quotas.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_transaction_expires_and_takes_its_session_along()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        TestTransaction transaction = ledger.Begin();
        ledger.Clock.Advance(TimeSpan.FromSeconds(29.999));
        transaction.Run("SELECT * FROM information_schema.user_tables");
        ledger.Clock.Advance(TimeSpan.FromMilliseconds(1));
        LedgerException expired = Assert.Throws<LedgerException>(() => transaction.Run("SELECT * FROM information_schema.user_tables"));
        Assert.Equal(LedgerErrorKind.InvalidSession, expired.Kind);
        Assert.Equal($"Transaction {transaction.Id} has expired", expired.Message);
    }

    [Fact]
    public async Task The_ledgers_settings_say_how_long_a_transaction_lives()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync(new LedgerSettings { TransactionTimeout = TimeSpan.FromMinutes(5) });
        TestTransaction transaction = ledger.Begin();
        ledger.Clock.Advance(TimeSpan.FromMinutes(4));
        transaction.Run("CREATE TABLE T");
        await transaction.CommitAsync();
    }

    [Fact]
    public async Task A_session_expires()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        LedgerSession session = ledger.Database.StartSession();
        ledger.Clock.Advance(TimeSpan.FromMinutes(15));
        LedgerException expired = Assert.Throws<LedgerException>(session.Begin);
        Assert.Equal($"Session {session.Id} has expired", expired.Message);
    }

    [Fact]
    public async Task A_wrong_digest_is_refused_and_the_transaction_stays_open()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        TestTransaction transaction = ledger.Begin();
        transaction.Run("CREATE TABLE T");
        LedgerException refused = await transaction.FailedCommitAsync(new byte[32]);
        Assert.Equal("Digests don't match", refused.Message);
        await transaction.CommitAsync();
        Assert.Empty(await ledger.RunAsync("SELECT * FROM T"));
    }

    [Fact]
    public async Task A_session_has_one_open_transaction()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        TestTransaction transaction = ledger.Begin();
        Assert.Equal("Transaction already open", Assert.Throws<LedgerException>(transaction.Session.Begin).Message);
        transaction.Session.Abort();
        Assert.Equal("No open transaction", Assert.Throws<LedgerException>(transaction.Session.Abort).Message);
        Assert.Equal("No open transaction", Assert.Throws<LedgerException>(() => transaction.Run("SELECT * FROM T")).Message);
    }

    [Fact]
    public async Task A_ledger_has_3000_sessions_and_room_again_when_they_end_or_expire()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        LedgerSession[] sessions = [.. Enumerable.Range(0, 3000).Select(_ => ledger.Database.StartSession())];
        Assert.Equal(LedgerErrorKind.LimitExceeded, Assert.Throws<LedgerException>(ledger.Database.StartSession).Kind);
        sessions[0].End();
        ledger.Database.StartSession();
        Assert.Throws<LedgerException>(ledger.Database.StartSession);
        ledger.Clock.Advance(TimeSpan.FromMinutes(15));
        ledger.Database.StartSession();
    }

    [Fact]
    public async Task Results_come_in_pages_of_200_rows()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync(new LedgerSettings { HasQuotas = false });
        await ledger.RunAsync("CREATE TABLE T");
        TestTransaction transaction = ledger.Begin();
        transaction.Run("INSERT INTO T ?", new IonList([.. Enumerable.Range(0, 450).Select(i => (IonValue)new IonStruct(("i", i)))]));
        StatementPage first = transaction.Execute("SELECT VALUE i FROM T");
        Assert.Equal(200, first.Values.Count);
        StatementPage second = transaction.Fetch(first.NextPageToken!);
        StatementPage third = transaction.Fetch(second.NextPageToken!);
        Assert.Equal(50, third.Values.Count);
        Assert.Null(third.NextPageToken);
        Assert.Equal(450, first.ReadIOs + second.ReadIOs + third.ReadIOs);
        Assert.Throws<LedgerException>(() => transaction.Fetch(first.NextPageToken!));
    }

    [Fact]
    public async Task A_page_has_about_a_megabyte_at_most()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        TestTransaction transaction = ledger.Begin();
        string text = new('x', 100_000);
        transaction.Run("INSERT INTO T ?", new IonList([.. Enumerable.Range(0, 20).Select(_ => (IonValue)new IonStruct(("t", text)))]));
        StatementPage first = transaction.Execute("SELECT * FROM T");
        Assert.InRange(first.Values.Count, 10, 11);
        Assert.NotNull(first.NextPageToken);
    }

    [Fact]
    public async Task A_transaction_writes_at_most_40_documents()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        TestTransaction transaction = ledger.Begin();
        for (int i = 0; i < 40; i++)
        {
            transaction.Run("INSERT INTO T ?", new IonStruct(("i", i)));
        }

        Assert.Contains("40 documents", Refused(() => transaction.Run("INSERT INTO T {'i': 41}")), StringComparison.Ordinal);
        await transaction.CommitAsync();
        Assert.Equal(["{n:40}"], await ledger.TextAsync("SELECT COUNT(*) AS n FROM T"));
    }

    [Fact]
    public async Task A_document_has_at_most_128_kilobytes()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        TestTransaction transaction = ledger.Begin();
        string message = Refused(() => transaction.Run("INSERT INTO T ?", new IonStruct(("t", new string('x', 131072)))));
        Assert.Contains("131072 bytes", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_has_20_active_tables_and_40_with_the_dropped_ones_and_a_table_5_indexes()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        for (int i = 0; i < 20; i++)
        {
            await ledger.RunAsync($"CREATE TABLE T{i}");
        }

        Assert.Contains("20 active tables", Refused(() => ledger.Begin().Run("CREATE TABLE Another")), StringComparison.Ordinal);
        for (int i = 0; i < 20; i++)
        {
            await ledger.RunAsync($"DROP TABLE T{i}");
            await ledger.RunAsync($"CREATE TABLE T{i}");
        }

        await ledger.RunAsync("DROP TABLE T0");
        Assert.Contains("40 with the dropped", Refused(() => ledger.Begin().Run("CREATE TABLE Another")), StringComparison.Ordinal);
        for (int i = 0; i < 5; i++)
        {
            await ledger.RunAsync($"CREATE INDEX ON T1 (f{i})");
        }

        Assert.Contains("5 indexes", Refused(() => ledger.Begin().Run("CREATE INDEX ON T1 (f6)")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE TABLE T", "Table with name: USER.T already exists")]
    [InlineData("CREATE TABLE \"a-b\"", "'a-b' cannot be a table's name")]
    [InlineData("CREATE TABLE \"1a\"", "'1a' cannot be a table's name")]
    [InlineData("SELECT * FROM Absent", "No such variable named 'Absent'")]
    [InlineData("INSERT INTO Absent {'a': 1}", "No such variable named 'Absent'")]
    [InlineData("DROP TABLE Absent", "No such variable named 'Absent'")]
    [InlineData("CREATE INDEX ON T (k)", "already exists")]
    [InlineData("UNDROP TABLE \"0123456789012345678901\"", "0123456789012345678901")]
    [InlineData("DROP INDEX \"0123456789012345678901\" ON T WITH (purge = true)", "0123456789012345678901")]
    public async Task Errors_have_QLDBs_words(string statement, string words)
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T", "CREATE INDEX ON T (k)");
        Exception refused = Assert.ThrowsAny<Exception>(() => ledger.Begin().Run(statement));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_have_at_most_128_characters()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        string longest = new('a', 128);
        await ledger.RunAsync($"CREATE TABLE {longest}", $"CREATE INDEX ON {longest} ({longest})");
        Assert.Contains("cannot be a table's name", Refused(() => ledger.Begin().Run($"CREATE TABLE {longest}a")), StringComparison.Ordinal);
        Assert.Contains("has 129", Refused(() => ledger.Begin().Run($"CREATE INDEX ON {longest} ({longest}a)")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_scan_can_be_cancelled_and_leaves_the_transaction_usable()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T", "INSERT INTO T <<{'a': 1}, {'a': 2}, {'a': 3}>>");
        TestTransaction transaction = ledger.Begin();
        LedgerTransaction open = transaction.Session.Transaction(transaction.Id);
        Assert.Throws<OperationCanceledException>(() => open.Execute("SELECT * FROM T", [], new CancellationToken(canceled: true)));
        Assert.Equal(3, transaction.Run("SELECT * FROM T").Count);
        await transaction.CommitAsync();
    }

    private static string Refused(Action action) => Assert.ThrowsAny<Exception>(action).Message;

    [Fact]
    public async Task A_session_that_makes_room_is_not_ended_under_its_owners_hands()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync(new LedgerSettings { HasQuotas = false });
        (LedgerTransaction transaction, string page) = await ReadingAsync(ledger, CancellationToken.None);
        ledger.Clock.Advance(TimeSpan.FromMinutes(15));
        foreach (int _ in Enumerable.Range(0, 3000))
        {
            ledger.Database.StartSession();
        }

        Assert.NotEmpty(transaction.Fetch(page, CancellationToken.None).Values);
    }

    [Fact]
    public async Task A_result_goes_on_whatever_became_of_the_request_that_began_it()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync(new LedgerSettings { HasQuotas = false });
        using CancellationTokenSource first = new();
        (LedgerTransaction transaction, string page) = await ReadingAsync(ledger, first.Token);
        await first.CancelAsync();
        Assert.Equal(200, transaction.Fetch(page, CancellationToken.None).Values.Count);
    }

    /// <summary>A transaction that has read the first page of a long result, and the token of the second.</summary>
    private static async Task<(LedgerTransaction Transaction, string NextPage)> ReadingAsync(TestLedger ledger, CancellationToken cancellationToken)
    {
        await ledger.RunAsync("CREATE TABLE Long");
        await ledger.RunAsync([.. Enumerable.Range(0, 500).Select(i => $"INSERT INTO Long {{'a': {i}}}")]);
        LedgerTransaction transaction = ledger.Database.StartSession().Begin();
        return (transaction, transaction.Execute("SELECT * FROM Long", [], cancellationToken).NextPageToken!);
    }
}
