using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Journal;
using Xunit;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>EXEC REDACT_REVISION.</summary>
public sealed class RedactionTests
{
    [Fact]
    public async Task A_redacted_revision_keeps_its_hash_and_loses_its_data()
    {
        await using TestLedger ledger = await LedgerWithHistory();
        (string address, string tableId, string documentId) = await FirstRevision(ledger);
        IReadOnlyList<IonValue> rows = await ledger.RunAsync($"EXEC REDACT_REVISION `{address}`, '{tableId}', '{documentId}'");
        Assert.Equal(0, ((IonStruct)rows.Single())["version"]);
        IonStruct[] history = [.. (await ledger.RunAsync("SELECT * FROM history(T) AS h")).Cast<IonStruct>()];
        IonStruct redacted = history.Single(revision => !revision.TryGetValue("data", out _));
        Assert.Equal(IonHash.Compute(IonValue.Parse("{secret:1}")), ((IonBlob)redacted["dataHash"]).Value.ToArray());
        Assert.Equal(["{secret:2}"], await ledger.TextAsync("SELECT * FROM T"));
    }

    [Fact]
    public async Task Only_an_inactive_revision_that_is_there_and_once_a_transaction()
    {
        await using TestLedger ledger = await LedgerWithHistory();
        (string address, string tableId, string documentId) = await FirstRevision(ledger);
        string latest = (await ledger.RunAsync("SELECT VALUE blockAddress FROM _ql_committed_T")).Single().ToText();
        TestTransaction transaction = ledger.Begin();
        Refuse(transaction, latest, tableId, documentId, "latest");
        Refuse(transaction, address, tableId, "0123456789012345678901", "0123456789012345678901");
        Refuse(transaction, address, "0123456789012345678901", documentId, "0123456789012345678901");
        Refuse(transaction, address.Replace("sequenceNo:", "sequenceNo:9", System.StringComparison.Ordinal), tableId, documentId, "not in the journal");
        transaction.Run($"EXEC REDACT_REVISION `{address}`, '{tableId}', '{documentId}'");
        Refuse(transaction, address, tableId, documentId, "at most 1");
        await transaction.CommitAsync();
        Refuse(ledger.Begin(), address, tableId, documentId, "no data");
    }

    [Fact]
    public async Task A_redaction_conflicts_with_every_open_transaction_that_writes()
    {
        await using TestLedger ledger = await LedgerWithHistory();
        (string address, string tableId, string documentId) = await FirstRevision(ledger);
        await ledger.RunAsync("CREATE TABLE U");
        TestTransaction writer = ledger.Begin();
        writer.Run("INSERT INTO U {'a': 1}");
        TestTransaction reader = ledger.Begin();
        reader.Run("SELECT * FROM T");
        await ledger.RunAsync($"EXEC REDACT_REVISION `{address}`, '{tableId}', '{documentId}'");
        Assert.Equal(LedgerErrorKind.OccConflict, (await writer.FailedCommitAsync()).Kind);
        await reader.CommitAsync();
    }

    [Fact]
    public async Task A_ledger_with_redactions_in_indexed_tables_verifies()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        foreach (string statement in (string[])["CREATE TABLE T", "CREATE INDEX ON T (secret)", "CREATE TABLE U", "CREATE INDEX ON U (a)"])
        {
            await ledger.RunAsync(statement);
        }

        await ledger.RunAsync("INSERT INTO T <<{'secret': 1}, {'secret': 2}>>", "INSERT INTO U {'a': 1}");
        await ledger.RunAsync("UPDATE T SET secret = 3 WHERE secret = 1", "UPDATE U SET a = 2");
        (string address, string tableId, string documentId) = await FirstRevision(ledger, "secret = 1");
        await ledger.RunAsync($"EXEC REDACT_REVISION `{address}`, '{tableId}', '{documentId}'");
        Assert.Null((await ledger.Database.VerifyAsync(null, null, default)).Problem);
    }

    [Fact]
    public async Task A_ledger_with_a_redacted_revision_whose_indexed_field_stayed_the_same_is_sound()
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        await ledger.RunAsync("CREATE INDEX ON T (k)");
        await ledger.RunAsync("INSERT INTO T {'k': 1, 'secret': 1}");
        await ledger.RunAsync("UPDATE T SET secret = 2");
        await ledger.RunAsync("UPDATE T SET k = 2");
        (string address, string tableId, string documentId) = await FirstRevision(ledger);
        await ledger.RunAsync($"EXEC REDACT_REVISION `{address}`, '{tableId}', '{documentId}'");
        VerificationReport report = await ledger.Database.VerifyAsync(saved: null, progress: null, System.Threading.CancellationToken.None);
        Assert.Null(report.Problem);
        Assert.Equal(1, report.RedactedRevisions);
    }

    [Theory]
    [InlineData("SELECT * FROM T")]
    [InlineData("SELECT COUNT(*) FROM T")]
    [InlineData("SELECT * FROM _ql_committed_T AS d WHERE d.metadata.id = '{0}'")]
    [InlineData("UPDATE T SET a = 1")]
    [InlineData("DELETE FROM T")]
    public async Task A_transaction_that_would_see_what_has_been_redacted_meets_a_conflict(string statement)
    {
        await using TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        await ledger.RunAsync("INSERT INTO T {'secret': 1}");
        TestTransaction reader = ledger.Begin();
        Assert.Single(reader.Run("SELECT * FROM T"));
        await ledger.RunAsync("UPDATE T SET secret = 2");
        (string address, string tableId, string documentId) = await FirstRevision(ledger);
        await ledger.RunAsync($"EXEC REDACT_REVISION `{address}`, '{tableId}', '{documentId}'");
        string text = statement.Replace("{0}", documentId, System.StringComparison.Ordinal);
        Assert.Equal(LedgerErrorKind.OccConflict, Assert.Throws<LedgerException>(() => reader.Run(text)).Kind);
        Assert.Equal("No open transaction", (await reader.FailedCommitAsync()).Message);
        Assert.Single(new TestTransaction(reader.Session).Run(text.Replace("SET a", "SET b", System.StringComparison.Ordinal)));
    }

    private static void Refuse(TestTransaction transaction, string address, string tableId, string documentId, string words)
    {
        System.Exception refused = Assert.ThrowsAny<System.Exception>(() =>
            transaction.Run($"EXEC REDACT_REVISION `{address}`, '{tableId}', '{documentId}'"));
        Assert.Contains(words, refused.Message, System.StringComparison.Ordinal);
    }

    private static async Task<TestLedger> LedgerWithHistory()
    {
        TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE T");
        await ledger.RunAsync("INSERT INTO T {'secret': 1}");
        await ledger.RunAsync("UPDATE T SET secret = 2");
        return ledger;
    }

    private static async Task<(string Address, string TableId, string DocumentId)> FirstRevision(TestLedger ledger, string condition = "secret IS NOT MISSING")
    {
        IonStruct first = (IonStruct)(await ledger.RunAsync(
            $"SELECT h.blockAddress, h.metadata.id FROM history(T) AS h WHERE h.metadata.version = 0 AND h.data.{condition}")).Single();
        return (first["blockAddress"].ToText(), await ledger.TableIdAsync("T"), ((IonString)first["id"]).Value);
    }
}
