using System;
using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using SessionTools.Qldb;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Ledgers, digests, proofs and journals, against the embedded ledger.</summary>
public sealed class QldbLedgerTests : IDisposable
{
    private readonly Shell _shell = new();

    public QldbLedgerTests()
    {
        Invoke("CREATE TABLE People");
        Invoke("CREATE INDEX ON People (Id)");
        Invoke("INSERT INTO People ?", new { Id = 1, Name = "Ada" });
        Invoke("INSERT INTO People ?", new { Id = 2, Name = "Grace" });
    }

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void Documents_are_read_and_written_back_as_they_are()
    {
        PSObject ada = Assert.Single(Invoke("SELECT * FROM People WHERE Id = ?", 1).Output);
        Assert.Equal("Ada", ada.Properties["Name"].Value);
        ada.Properties["Name"].Value = "Augusta";
        Assert.Empty(Outcome.Of(_shell.Pipeline("Invoke-QLDBCommand", new { Statement = "UPDATE People AS p SET p = ? WHERE p.Id = 1" }), [ada]).Errors);
        Assert.Equal(3, Invoke("SELECT * FROM history(People)").Output.Count);
    }

    [EngineFact]
    public void A_document_may_have_a_field_named_as_a_parameter_is()
    {
        PSObject row = new();
        row.Properties.Add(new PSNoteProperty("Connection", "wifi"));
        row.Properties.Add(new PSNoteProperty("Statement", "none"));
        Assert.Empty(Outcome.Of(_shell.Pipeline("Invoke-QLDBCommand", new { Statement = "INSERT INTO People ?" }), [row]).Errors);
        Assert.Single(Invoke("SELECT * FROM People WHERE \"Connection\" = 'wifi'").Output);
    }

    [EngineFact]
    public void Tables_come_with_their_indexes()
    {
        QLDBTable table = Assert.Single(_shell.Run("Get-QLDBTable").As<QLDBTable>());
        Assert.Equal(("People", "ACTIVE", "Id"), (table.TableName, table.Status, Assert.Single(table.Indexes).FieldName));
        Invoke("DROP TABLE People");
        Assert.Empty(_shell.Run("Get-QLDBTable").Output);
        Assert.Single(_shell.Run("Get-QLDBTable", new { IncludeDropped = true }).Output);
    }

    [EngineFact]
    public void What_was_meant_for_a_removed_ledger_is_not_written_to_another()
    {
        Assert.Empty(_shell.Run("New-QLDBLocalLedger", new { LedgerName = "cars" }).Errors);
        Assert.Empty(_shell.Run("New-QLDBSession", new { LedgerName = "cars" }).Errors);
        Assert.Empty(_shell.Run("Remove-QLDBLocalLedger", new { LedgerName = "cars", Force = true }).Errors);
        Outcome insert = Outcome.Of(_shell.Bare("Invoke-QLDBCommand", new { Statement = "INSERT INTO People {'Id': 3}" }));
        Assert.Equal("SessionClosed", insert.ErrorId);
        Assert.Equal(2, Invoke("SELECT * FROM People").Output.Count);
    }

    [EngineFact]
    public void Ledgers_are_made_listed_and_removed()
    {
        QLDBLocalLedger made = Assert.Single(_shell.Run("New-QLDBLocalLedger", new { LedgerName = "cars", DeletionProtection = true }).As<QLDBLocalLedger>());
        Assert.True(made.DeletionProtection);
        Assert.Equal("ResourceConflict", _shell.Run("New-QLDBLocalLedger", new { LedgerName = "cars" }).ErrorId);
        Assert.Equal(["cars", "default"], _shell.Run("Get-QLDBLocalLedger").As<QLDBLocalLedger>().Select(ledger => ledger.LedgerName).Order(StringComparer.Ordinal));
        Outcome kept = _shell.Run("Remove-QLDBLocalLedger", new { LedgerName = "cars", Confirm = false });
        Assert.Equal("ResourceConflict", kept.ErrorId);
        Assert.Equal("Ledger 'cars' is protected from deletion; -Force removes it.", kept.Error.ToString());
        Assert.Empty(_shell.Run("Remove-QLDBLocalLedger", new { LedgerName = "cars", Force = true, WhatIf = true }).Errors);
        Assert.Empty(_shell.Run("Remove-QLDBLocalLedger", new { LedgerName = "cars", Force = true }).Errors);
        Assert.Equal("LedgerNotFound", _shell.Run("Get-QLDBLocalLedger", new { LedgerName = "cars" }).ErrorId);
        Assert.Equal("LedgerNotFound", _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT 1", LedgerName = "cars" }).ErrorId);
    }

    [EngineFact]
    public void An_embedded_ledger_may_have_settings_that_QLDB_lacks()
    {
        object settings = new { LedgerName = "big", TransactionTimeout = 300, NoQuota = true, Extended = true };
        Assert.Single(_shell.Run("New-QLDBLocalLedger", settings).Output);
        Assert.Equal("ResourceConflict", _shell.Run("New-QLDBLocalLedger", settings).ErrorId);
        InvokeIn("big", "CREATE TABLE T");
        InvokeIn("big", "INSERT INTO T <<{'n': 1}, {'n': 3}, {'n': 2}>>");
        Assert.Equal([3L, 2L], InvokeIn("big", "SELECT VALUE n FROM T ORDER BY n DESC LIMIT 2").As<long>());
        Outcome refused = _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT * FROM People ORDER BY Id" });
        Assert.Contains("QLDB does not support ORDER BY", Assert.Single(refused.Errors).Exception.Message, StringComparison.Ordinal);
        Outcome elsewhere = _shell.Run("New-QLDBLocalLedger", new { LedgerName = "other", NoQuota = true, EndpointUrl = "http://127.0.0.1:9" });
        Assert.Contains("-NoQuota is for embedded ledgers only", Assert.Single(elsewhere.Errors).ToString(), StringComparison.Ordinal);
    }

    [EngineTheory]
    [InlineData("00:00:00.5", false)]
    [InlineData("00:00:01", true)]
    [InlineData("1.00:00:00", true)]
    [InlineData("1.00:00:01", false)]
    [InlineData("10.00:00:00", false)]
    public void A_transaction_may_stay_open_from_a_second_to_a_day(string timeout, bool isTaken)
    {
        Outcome outcome = _shell.Run("New-QLDBLocalLedger", new { LedgerName = "slow", TransactionTimeout = timeout });
        Assert.Equal(isTaken ? 1 : 0, outcome.Output.Count);
        Assert.All(isTaken ? outcome.Errors : [outcome.Error], error =>
        {
            Assert.Contains("'TransactionTimeout'", error.ToString(), StringComparison.Ordinal);
            Assert.Contains("must be from 00:00:01 to 1.00:00:00", error.ToString(), StringComparison.Ordinal);
        });
    }

    [EngineFact]
    public void A_ledger_that_is_not_there_has_no_session()
    {
        Assert.Equal("LedgerNotFound", InvokeIn("nowhere", "SELECT 1").ErrorId);
        Assert.Equal("LedgerNotFound", _shell.Run("Start-QLDBTransaction", new { LedgerName = "nowhere" }).ErrorId);
        Assert.Equal("LedgerNotFound", _shell.Run("New-QLDBSession", new { LedgerName = "nowhere", Name = "mine" }).ErrorId);
        Assert.Equal(["default"], Sessions());
        Assert.Single(_shell.Run("New-QLDBLocalLedger", new { LedgerName = "nowhere" }).Output);
        Assert.Empty(InvokeIn("nowhere", "CREATE TABLE T").Errors);
        Assert.Equal(["default", "nowhere"], Sessions());
        Assert.Empty(_shell.Run("Remove-QLDBLocalLedger", new { LedgerName = "nowhere", Force = true }).Errors);
        Assert.Equal(["default"], Sessions());
    }

    [EngineFact]
    public void A_revision_verifies_against_a_saved_digest_and_a_forged_one_does_not()
    {
        QLDBLedgerDigest digest = Digest();
        Invoke("UPDATE People SET Name = 'Hopper' WHERE Id = 2");
        PSObject[] documents = Invoke("SELECT * FROM _ql_committed_People").Output.ToArray();
        PSObject old = documents.Single(document => Version(document) == 0);
        Assert.True(Verify(old, digest).IsValid);
        Assert.Contains("proof", Verify(old, Forged(digest)).Fault, StringComparison.Ordinal);
        ((PSObject)old.Properties["data"].Value).Properties["Name"].Value = "Eve";
        Assert.Contains("hash does not follow", Verify(old, digest).Fault, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_revision_comes_with_its_proof()
    {
        PSObject document = Invoke("SELECT * FROM _ql_committed_People").Output[0];
        QLDBDocumentRevision revision = Assert.Single(Outcome.Of(_shell.Pipeline("Get-QLDBDocumentRevision", new { Digest = Digest() }), [document]).As<QLDBDocumentRevision>());
        Assert.NotNull(revision.Proof);
        Assert.Equal(0, revision.Version);
        Assert.Equal("People", Assert.Single(Outcome.Of(_shell.Pipeline("Get-QLDBJournalBlock", new { revision.TransactionId })).As<QLDBJournalBlock>()).Statements[0].Split(' ')[2]);
        Assert.Equal("BlockNotFound", _shell.Run("Get-QLDBJournalBlock", new { TransactionId = "3gtB8Q8dfIMA8lQ5pzHAMo" }).ErrorId);
    }

    [EngineFact]
    public void Blocks_and_revisions_lead_to_their_blocks()
    {
        PowerShell blocks = _shell.Pipeline("Get-QLDBJournalBlock", new { SequenceNo = new long[] { 2, 1 } });
        Assert.Equal([2L, 1L], Numbers(Outcome.Of(blocks.Then("Get-QLDBJournalBlock"))));
        PSObject document = Invoke("SELECT * FROM _ql_committed_People WHERE data.Id = 2").Output.Single();
        PowerShell revisions = _shell.Pipeline("Get-QLDBDocumentRevision");
        long number = Assert.Single(Outcome.Of(revisions, [document]).As<QLDBDocumentRevision>()).SequenceNo;
        PowerShell again = _shell.Pipeline("Get-QLDBDocumentRevision");
        Assert.Equal([number], Numbers(Outcome.Of(again.Then("Get-QLDBJournalBlock"), [document])));
        Assert.Equal([number], Numbers(Outcome.Of(_shell.Pipeline("Get-QLDBJournalBlock"), [document])));
    }

    [EngineFact]
    public void A_journal_is_listed_from_its_first_block_on()
    {
        long tip = Digest().SequenceNo;
        Assert.Equal(
            Enumerable.Range(0, (int)tip + 1).Select(number => (long)number),
            _shell.Run("Get-QLDBJournalBlock").As<QLDBJournalBlock>().Select(block => block.SequenceNo));
    }

    [EngineFact]
    public void A_journal_verifies_against_a_saved_digest_and_not_against_a_forged_one()
    {
        QLDBLedgerDigest digest = Digest();
        Invoke("DELETE FROM People");
        Assert.Equal([true], _shell.Run("Test-QLDBJournal", new { Digest = digest }).As<bool>());
        QLDBVerification verification = Assert.Single(_shell.Run("Test-QLDBJournal", new { Digest = Forged(digest), Detailed = true }).As<QLDBVerification>());
        Assert.Equal(("NotProven", false), (verification.Conclusion, verification.IsValid));
        Assert.Contains("digest", verification.Fault, StringComparison.Ordinal);
        Assert.Equal("Proven", Report(new { Digest = digest, Detailed = true }).Conclusion);
        QLDBVerification alone = Report(new { Detailed = true });
        Assert.Equal(("SelfConsistent", 0L), (alone.Conclusion, alone.RedactedRevisionCount));
        Assert.True(alone.RevisionCount > 0);
        Assert.Equal("JournalNotUnderstood", _shell.Run("Test-QLDBJournal", new { Digest = "nothing" }).ErrorId);
    }

    [EngineFact]
    public void A_piped_digest_is_what_the_journal_is_held_against()
    {
        QLDBLedgerDigest digest = Digest();
        PSObject forged = Forged(digest);
        forged.Properties.Add(new PSNoteProperty("LedgerName", "default"));
        Assert.Equal([false], Outcome.Of(_shell.Pipeline("Test-QLDBJournal", new { }), [forged]).As<bool>());
        Outcome proven = Outcome.Of(_shell.Pipeline("Test-QLDBJournal", new { Detailed = true }), [digest]);
        Assert.Equal("Proven", Assert.Single(proven.As<QLDBVerification>()).Conclusion);
        Assert.Equal("JournalNotUnderstood", Outcome.Of(_shell.Pipeline("Test-QLDBJournal", new { }), ["default"]).ErrorId);
    }

    [EngineFact]
    public void A_revision_that_is_said_to_be_another_is_not_proven()
    {
        Invoke("UPDATE People SET Name = 'Augusta' WHERE Id = 1");
        QLDBLedgerDigest digest = Digest();
        PSObject[] history = [.. Invoke("SELECT * FROM history(People) AS h WHERE h.data.Id = 1").Output.OrderBy(Version)];
        Assert.True(Verify(history[1], digest).IsValid);
        history[1].Properties["blockAddress"].Value = history[0].Properties["blockAddress"].Value;
        Assert.Contains("another revision", Verify(history[1], digest).Fault, StringComparison.Ordinal);
    }

    [EngineFact]
    public void The_journal_is_that_of_the_default_sessions_ledger()
    {
        _shell.Run("New-QLDBLocalLedger", new { LedgerName = "cars" });
        _shell.Run("New-QLDBSession", new { LedgerName = "cars" });
        Assert.Equal("cars", Assert.Single(Outcome.Of(_shell.Bare("Get-QLDBLedgerDigest")).As<QLDBLedgerDigest>()).LedgerName);
        Assert.Equal("default", Assert.Single(_shell.Run("Get-QLDBLedgerDigest", new { LedgerName = "default" }).As<QLDBLedgerDigest>()).LedgerName);
    }

    private static long[] Numbers(Outcome outcome) => [.. outcome.As<QLDBJournalBlock>().Select(block => block.SequenceNo)];

    private string[] Sessions() => [.. Outcome.Of(_shell.Bare("Get-QLDBSession")).As<QLDBSession>().Select(session => session.LedgerName)];

    private QLDBVerification Report(object parameters) => Assert.Single(_shell.Run("Test-QLDBJournal", parameters).As<QLDBVerification>());

    private Outcome InvokeIn(string ledger, string statement) => _shell.Run("Invoke-QLDBCommand", new { Statement = statement, LedgerName = ledger });

    private static long Version(PSObject document) => (long)((PSObject)document.Properties["metadata"].Value).Properties["version"].Value;

    private static PSObject Forged(QLDBLedgerDigest digest)
    {
        PSObject forged = new();
        forged.Properties.Add(new PSNoteProperty("Digest", Convert.ToBase64String(new byte[32])));
        forged.Properties.Add(new PSNoteProperty("StrandId", digest.StrandId));
        forged.Properties.Add(new PSNoteProperty("SequenceNo", digest.SequenceNo));
        return forged;
    }

    private QLDBVerification Verify(PSObject document, object digest) =>
        Assert.Single(Outcome.Of(_shell.Pipeline("Test-QLDBDocumentRevision", new { Digest = digest, Detailed = true }), [document]).As<QLDBVerification>());

    private QLDBLedgerDigest Digest() => Assert.Single(_shell.Run("Get-QLDBLedgerDigest").As<QLDBLedgerDigest>());

    private Outcome Invoke(string statement, params object[] parameters)
    {
        Outcome outcome = _shell.Run("Invoke-QLDBCommand", new { Statement = statement, Parameter = parameters });
        Assert.Empty(outcome.Errors);
        return outcome;
    }
}
