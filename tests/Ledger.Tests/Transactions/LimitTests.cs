using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Journal;
using Xunit;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>Limits of documents and tables.</summary>
public sealed class LimitTests
{
    private const int Deepest = 509;

    [Fact]
    public async Task The_deepest_document_can_be_read_and_verified_and_a_deeper_one_is_refused()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        TestTransaction transaction = ledger.Begin();
        LedgerException error = Assert.Throws<LedgerException>(() => transaction.Run("INSERT INTO T ?", Nested(Deepest + 1)));
        Assert.Contains("at most 509 levels", error.Message, System.StringComparison.Ordinal);
        transaction.Run("INSERT INTO T ?", Nested(Deepest));
        await transaction.CommitAsync();
        Assert.Single(await ledger.RunAsync("SELECT * FROM history(T)"));
        VerificationReport report = await ledger.Database.VerifyAsync(saved: null, progress: null, CancellationToken.None);
        Assert.Null(report.Problem);
    }

    [Fact]
    public async Task A_restored_table_counts_as_active()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        for (int i = 1; i <= 20; i++)
        {
            await ledger.RunAsync($"CREATE TABLE T{i}");
        }

        string dropped = await ledger.TableIdAsync("T1");
        await ledger.RunAsync("DROP TABLE T1");
        await ledger.RunAsync("CREATE TABLE T21");
        LedgerException error = await Assert.ThrowsAsync<LedgerException>(() => ledger.RunAsync($"UNDROP TABLE \"{dropped}\""));
        Assert.Equal(LedgerErrorKind.LimitExceeded, error.Kind);
        await ledger.RunAsync("DROP TABLE T2");
        await ledger.RunAsync($"UNDROP TABLE \"{dropped}\"");
    }

    private static IonStruct Nested(int levels)
    {
        IonValue value = 1;
        for (int i = 1; i < levels; i++)
        {
            value = new IonList([value]);
        }

        return new IonStruct(("a", value));
    }
}
