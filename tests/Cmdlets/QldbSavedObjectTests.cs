using System;
using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using SessionTools.Qldb;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Objects of Import-Clixml, whose connection is only a picture: they are verified over the connection at hand.</summary>
public sealed class QldbSavedObjectTests : IDisposable
{
    private readonly Shell _shell = new();

    public QldbSavedObjectTests()
    {
        Outcome.Of(_shell.Bare("Connect-SessionTools", new { Local = true, Sample = true }));
        Bare("Invoke-QLDBCommand", new { Statement = "CREATE TABLE T" + Guid.NewGuid().ToString("N") });
    }

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void A_saved_digest_verifies_the_journal()
    {
        PSObject digest = Assert.Single(Bare("Get-QLDBLedgerDigest").Output);
        PSObject parts = new();
        parts.Properties.Add(new PSNoteProperty("Region", "us-east-1"));
        Outcome outcome = Outcome.Of(_shell.Bare("Test-QLDBJournal"), [SavedObject.Of(digest, SavedObject.Picture()), SavedObject.Of(digest, parts), SavedObject.Of(digest, "local (in memory)")]);
        Assert.Empty(outcome.Errors);
        Assert.Equal([true, true, true], outcome.As<bool>());
    }

    [EngineFact]
    public void A_saved_block_leads_to_its_block()
    {
        QLDBJournalBlock block = Bare("Get-QLDBJournalBlock").As<QLDBJournalBlock>().Last();
        Outcome outcome = Outcome.Of(_shell.Bare("Get-QLDBJournalBlock"), [SavedObject.Of(new PSObject(block), SavedObject.Picture())]);
        Assert.Empty(outcome.Errors);
        Assert.Equal(block.BlockHash, Assert.Single(outcome.As<QLDBJournalBlock>()).BlockHash);
    }

    [EngineTheory]
    [InlineData("Data")]
    [InlineData("DocumentId")]
    [InlineData("Version")]
    [InlineData("SequenceNo")]
    [InlineData("Hash")]
    public void What_a_revision_shows_beside_what_is_verified_must_be_the_same(string altered)
    {
        PSObject table = Assert.Single(Bare("Invoke-QLDBCommand", new { Statement = "CREATE TABLE Shown" + Guid.NewGuid().ToString("N") }).Output);
        string name = (string)Bare("Get-QLDBTable").Output.Single(found => (string)found.Properties["TableId"].Value == (string)table.Properties["tableId"].Value).Properties["TableName"].Value;
        Bare("Invoke-QLDBCommand", new { Statement = $"INSERT INTO {name} {{'a': 1}}" });
        PSObject digest = Assert.Single(Bare("Get-QLDBLedgerDigest").Output);
        PSObject row = Assert.Single(Bare("Invoke-QLDBCommand", new { Statement = "SELECT * FROM _ql_committed_" + name }).Output);
        QLDBDocumentRevision revision = Assert.Single(Outcome.Of(_shell.Bare("Get-QLDBDocumentRevision"), [row]).As<QLDBDocumentRevision>());
        PSObject shown = new();
        foreach (PSPropertyInfo property in PSObject.AsPSObject(revision).Properties.Where(property => property.Name != "Connection"))
        {
            shown.Properties.Add(new PSNoteProperty(property.Name, property.Value));
        }

        Assert.True(Assert.Single(Outcome.Of(_shell.Bare("Test-QLDBDocumentRevision", new { Digest = digest }), [shown]).As<bool>()));
        shown.Properties[altered].Value = 77;
        Outcome outcome = Outcome.Of(_shell.Bare("Test-QLDBDocumentRevision", new { Digest = digest }), [shown]);
        Assert.Equal("JournalNotUnderstood", outcome.ErrorId);
        Assert.Empty(outcome.Output);
        PSObject.AsPSObject(revision.Data).Properties["a"].Value = 2;
        Assert.Equal("JournalNotUnderstood", Outcome.Of(_shell.Bare("Test-QLDBDocumentRevision", new { Digest = digest }), [revision]).ErrorId);
    }

    [EngineFact]
    public void A_picture_of_a_connection_that_is_named_is_refused()
    {
        Outcome outcome = Outcome.Of(_shell.Bare("Test-QLDBJournal", new { Connection = SavedObject.Picture() }));
        Assert.Empty(outcome.Output);
        Assert.NotNull(outcome.Terminating);
        Assert.Equal("ParameterArgumentTransformationError", outcome.ErrorId);
        Assert.Contains("only a picture of the original", outcome.Error.Exception.Message, StringComparison.Ordinal);
    }

    [EngineTheory]
    [InlineData("Test-QLDBJournal")]
    [InlineData("New-QLDBSession")]
    public void Text_in_the_place_of_a_connection_is_said_to_be_text(string command)
    {
        Outcome outcome = Outcome.Of(_shell.Bare(command, new { Connection = "mine" }));
        Assert.Equal("ParameterArgumentTransformationError", outcome.ErrorId);
        Assert.Contains("'mine' is text and no live object", outcome.Error.Exception.Message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void What_changes_something_refuses_it_from_a_pipeline_too()
    {
        PSObject ledger = new();
        ledger.Properties.Add(new PSNoteProperty("Name", "default"));
        ledger.Properties.Add(new PSNoteProperty("Connection", SavedObject.Picture()));
        Assert.Equal("ParameterArgumentTransformationError", Outcome.Of(_shell.Bare("Remove-QLDBLocalLedger", new { Force = true }), [ledger]).ErrorId);
    }

    private Outcome Bare(string command, object? parameters = null)
    {
        Outcome outcome = Outcome.Of(_shell.Bare(command, parameters));
        Assert.Empty(outcome.Errors);
        return outcome;
    }
}
