using System.Threading.Tasks;
using SessionTools.Ledger.Transactions;
using Xunit;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>What becomes of sessions when they end and when their ledger is closed.</summary>
public sealed class ClosingTests
{
    [Fact]
    public async Task A_session_that_has_ended_begins_nothing()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        LedgerSession session = ledger.Database.StartSession();
        session.End();
        Assert.Equal(LedgerErrorKind.InvalidSession, Assert.Throws<LedgerException>(session.Begin).Kind);
    }

    [Fact]
    public async Task A_closed_ledger_acknowledges_nothing_and_starts_no_session()
    {
        TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        TestTransaction transaction = ledger.Begin();
        transaction.Run("INSERT INTO T {'a': 1}");
        await ledger.DisposeAsync();
        Assert.Equal(LedgerErrorKind.InvalidSession, (await transaction.FailedCommitAsync()).Kind);
        Assert.Equal(LedgerErrorKind.InvalidSession, Assert.Throws<LedgerException>(ledger.Database.StartSession).Kind);
    }
}
