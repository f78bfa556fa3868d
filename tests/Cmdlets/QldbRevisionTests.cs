using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using SessionTools.Qldb;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Revisions that come from another ledger than the usual one, or out of a file.</summary>
public sealed class QldbRevisionTests : IDisposable
{
    private readonly Shell _shell = new();
    private readonly QLDBLedgerDigest _digest;
    private readonly PSObject _document;

    public QldbRevisionTests()
    {
        Assert.Empty(_shell.Run("New-QLDBLocalLedger", new { LedgerName = "Other" }).Errors);
        Invoke("CREATE TABLE T");
        Invoke("INSERT INTO T ?", new { Id = 1, Name = "Ada" });
        _digest = Assert.Single(_shell.Run("Get-QLDBLedgerDigest", new { LedgerName = "Other" }).As<QLDBLedgerDigest>());
        _document = Assert.Single(Invoke("SELECT * FROM _ql_committed_T").Output);
    }

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void A_document_is_looked_for_in_the_ledger_of_its_strand()
    {
        QLDBDocumentRevision revision = Assert.Single(Feed(_document, "Get-QLDBDocumentRevision").As<QLDBDocumentRevision>());
        Assert.Equal("Other", revision.LedgerName);
        Assert.Equal("Other", Assert.Single(Feed(_document, "Get-QLDBJournalBlock").As<QLDBJournalBlock>()).LedgerName);
        Assert.Equal([true], Feed(_document, "Test-QLDBDocumentRevision", new { Digest = _digest }).As<bool>());
        PowerShell piped = _shell.Pipeline("Get-QLDBDocumentRevision");
        Assert.Equal([true], Outcome.Of(piped.Then("Test-QLDBDocumentRevision", new { Digest = _digest }), [_document]).As<bool>());
    }

    [EngineFact]
    public void A_strand_that_no_ledger_has_is_an_error_that_says_how_to_name_the_ledger()
    {
        ((PSObject)_document.Properties["blockAddress"].Value).Properties["strandId"].Value = "3gtB8Q8dfIMA8lQ5pzHAMo";
        foreach (string command in new[] { "Get-QLDBDocumentRevision", "Test-QLDBDocumentRevision", "Get-QLDBJournalBlock" })
        {
            Outcome outcome = Feed(_document, command, command.StartsWith("Test", StringComparison.Ordinal) ? new { Digest = _digest } : new { });
            Assert.Empty(outcome.Output);
            Assert.Equal("BlockNotFound", outcome.ErrorId);
            Assert.Contains("has the strand 3gtB8Q8dfIMA8lQ5pzHAMo", outcome.Error.ToString(), StringComparison.Ordinal);
            Assert.Contains("-LedgerName", outcome.Error.ToString(), StringComparison.Ordinal);
        }
    }

    [EngineFact]
    public void A_revision_that_was_kept_as_Ion_verifies()
    {
        PowerShell document = _shell.Bare("ConvertTo-Ion").Then("ConvertFrom-Ion");
        Assert.Equal([true], Test(Assert.Single(Outcome.Of(document, [_document]).Output)).As<bool>());
        PSObject revision = Assert.Single(Feed(_document, "Get-QLDBDocumentRevision").Output);
        string ion = Assert.Single(Outcome.Of(_shell.Bare("ConvertTo-Ion"), [revision]).As<string>());
        PSObject read = Assert.Single(Outcome.Of(_shell.Bare("ConvertFrom-Ion", new { InputObject = ion })).Output);
        Assert.Equal([true], Test(read).As<bool>());
    }

    [EngineFact]
    public void A_revision_that_was_kept_as_JSON_or_CLIXML_verifies_where_nothing_is_lost()
    {
        DateTimeOffset time = (DateTimeOffset)Metadata.Properties["txTime"].Value;
        byte[] hash = (byte[])_document.Properties["hash"].Value;
        PSObject picture = new();
        picture.Properties.Add(new PSNoteProperty("DateTime", time.DateTime));
        picture.Properties.Add(new PSNoteProperty("UtcDateTime", time.UtcDateTime));
        object[] numbers = [.. hash.Select(value => (object)(long)value)];
        Assert.Equal([true], Test(Saved(numbers, time.LocalDateTime)).As<bool>());
        Assert.Equal([true], Test(Saved(numbers, time.ToString("o"))).As<bool>());
        Assert.Equal([true], Test(Saved(hash, picture)).As<bool>());
        Assert.Equal([true], Test(Saved(hash, time.ToOffset(TimeSpan.FromHours(2)))).As<bool>());
    }

    [EngineFact]
    public void A_revision_that_is_not_as_it_was_read_is_neither_true_nor_false()
    {
        object hash = ((byte[])_document.Properties["hash"].Value).Select(value => (object)(long)value).ToArray();
        DateTimeOffset time = (DateTimeOffset)Metadata.Properties["txTime"].Value;
        Refused(Saved(hash, "yesterday"));
        Refused(Saved("nothing", time));
        Refused(Saved(new object[] { 1L, 256L }, time));
        PSObject forged = Saved(hash, time.LocalDateTime);
        ((PSObject)forged.Properties["data"].Value).Properties["Name"].Value = "Eve";
        Refused(forged);
        Assert.Contains("as Ion, by ConvertTo-Ion", Test(new PSObject(new { Id = 1 })).Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void What_CLIXML_has_changed_is_neither_true_nor_false()
    {
        byte[] hash = (byte[])_document.Properties["hash"].Value;
        DateTimeOffset time = (DateTimeOffset)Metadata.Properties["txTime"].Value;
        PSObject changed = Saved(hash, time);
        PSObject data = (PSObject)changed.Properties["data"].Value;
        data.Properties["Name"].Value = "a symbol that was";
        Assert.Equal([false], Test(changed).As<bool>());
        data.TypeNames.Insert(0, "Deserialized.System.Management.Automation.PSCustomObject");
        Refused(changed);
        data.TypeNames.RemoveAt(0);
        data.Properties["Name"].Value = new Hashtable { ["parts"] = new object[] { Picture() } };
        Refused(changed);
        changed.Properties["data"].Value = _document.Properties["data"].Value;
        changed.TypeNames.Insert(0, "Deserialized.System.Management.Automation.PSCustomObject");
        Assert.Equal([true], Test(changed).As<bool>());
    }

    [EngineFact]
    public void What_is_as_it_was_read_and_does_not_fit_its_hash_is_false()
    {
        ((PSObject)_document.Properties["data"].Value).Properties["Name"].Value = "Eve";
        Assert.Equal([false], Test(_document).As<bool>());
    }

    private PSObject Metadata => (PSObject)_document.Properties["metadata"].Value;

    private void Refused(PSObject revision)
    {
        Outcome outcome = Test(revision);
        Assert.Empty(outcome.Output);
        Assert.Equal("JournalNotUnderstood", outcome.ErrorId);
        Assert.Contains("is not as it was read", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("by ConvertTo-Ion, and read them by ConvertFrom-Ion", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The document as a file gives it back: other objects, and another hash and time.</summary>
    private PSObject Saved(object hash, object time)
    {
        PSObject saved = Copy(_document);
        PSObject metadata = Copy(Metadata);
        metadata.Properties["txTime"].Value = time;
        saved.Properties["metadata"].Value = metadata;
        saved.Properties["hash"].Value = hash;
        saved.Properties["data"].Value = Copy((PSObject)_document.Properties["data"].Value);
        return saved;
    }

    private static PSObject Picture()
    {
        PSObject picture = new();
        picture.TypeNames.Insert(0, "Deserialized.System.Management.Automation.PSCustomObject");
        return picture;
    }

    private static PSObject Copy(PSObject original)
    {
        PSObject copy = new();
        foreach (PSPropertyInfo property in original.Properties)
        {
            copy.Properties.Add(new PSNoteProperty(property.Name, property.Value));
        }

        return copy;
    }

    private Outcome Test(PSObject revision) => Feed(revision, "Test-QLDBDocumentRevision", new { Digest = _digest });

    private Outcome Feed(PSObject input, string command, object? parameters = null) => Outcome.Of(_shell.Pipeline(command, parameters), [input]);

    private Outcome Invoke(string statement, params object[] parameters)
    {
        Outcome outcome = _shell.Run("Invoke-QLDBCommand", new { Statement = statement, Parameter = parameters, LedgerName = "Other" });
        Assert.Empty(outcome.Errors);
        return outcome;
    }
}
