using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.EngineTests;
using SessionTools.Local.Common;
using SessionTools.Local.Http;
using SessionTools.Qldb;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Journals in a folder, and of a ledger that is reached by its wire protocol only.</summary>
public sealed class QldbJournalTests : IDisposable
{
    private readonly Shell _shell = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("sessiontools-").FullName;
    private readonly Remote _remote;
    private readonly Connection _elsewhere;

    public QldbJournalTests()
    {
        _remote = new Remote(new LocalHttpHandler(_shell.Endpoint));
        _elsewhere = TestConnections.To(_remote, _shell.Clock);
        Invoke("CREATE TABLE People");
        Invoke("INSERT INTO People ?", new { Id = 1, Name = "Ada" });
        Invoke("UPDATE People SET Name = 'Augusta'");
    }

    private string Export => Path.Combine(_folder, "export");

    private string DataFile => Directory.GetFiles(Export, "*.ion", SearchOption.AllDirectories).Single();

    public void Dispose()
    {
        _elsewhere.Dispose();
        _shell.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [EngineFact]
    public void An_export_is_whole_and_verifies_against_its_digest()
    {
        QLDBJournalExport export = Assert.Single(_shell.Run("Export-QLDBJournal", new { Path = Export }).As<QLDBJournalExport>());
        Assert.Equal(export.SequenceNo + 1, export.BlockCount);
        Assert.Equal(2, Directory.GetFiles(Export, export.ExportId + ".*manifest").Length);
        QLDBVerification report = Verify(new { Path = Export, Digest = export, Detailed = true });
        Assert.Equal(("Proven", export.BlockCount, 2L), (report.Conclusion, report.BlockCount!.Value, report.RevisionCount!.Value));
        Assert.Equal("SelfConsistent", Verify(new { Path = Export, Detailed = true }).Conclusion);
        Outcome again = _shell.Run("Export-QLDBJournal", new { Path = Export });
        Assert.Equal("JournalNotWritable", again.ErrorId);
        Assert.Contains("has an export already. Give an empty folder.", again.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void An_export_that_lacks_or_alters_a_block_names_it()
    {
        Assert.Empty(_shell.Run("Export-QLDBJournal", new { Path = Export }).Errors);
        string[] blocks = File.ReadAllLines(DataFile);
        File.WriteAllLines(DataFile, [blocks[0], .. blocks[2..]]);
        QLDBVerification report = Verify(new { Path = Export, Detailed = true });
        Assert.Equal(("Damaged", 2L), (report.Conclusion, report.FirstBadBlock));
        Assert.Contains("Block 2 of strand", report.Fault, StringComparison.Ordinal);
        Assert.Contains("does not verify: block 2 stands where block 1 belongs", report.Fault, StringComparison.Ordinal);
        File.WriteAllLines(DataFile, blocks.Select(block => block.Replace("Augusta", "Eve", StringComparison.Ordinal)));
        Assert.Equal([false], _shell.Run("Test-QLDBJournal", new { Path = Export }).As<bool>());
        File.WriteAllText(DataFile, "{nothing");
        Assert.Contains($"The file {DataFile} is not Ion", Verify(new { Path = Export, Detailed = true }).Fault, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_folder_that_is_no_export_is_an_error()
    {
        Outcome missing = _shell.Run("Test-QLDBJournal", new { Path = Path.Combine(_folder, "nowhere") });
        Assert.Equal("JournalNotReadable", missing.ErrorId);
        Assert.Contains("nowhere", missing.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("holds no export", _shell.Run("Test-QLDBJournal", new { Path = _folder }).Error.ToString(), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "one.0-1.ion"), "");
        File.WriteAllText(Path.Combine(_folder, "two.0-1.ion"), "");
        Outcome mixed = _shell.Run("Test-QLDBJournal", new { Path = _folder });
        Assert.Equal("JournalMixed", mixed.ErrorId);
        Assert.Contains("the journals of 2 strands", mixed.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void Exports_that_lie_together_are_not_damaged()
    {
        Assert.Empty(_shell.Run("Export-QLDBJournal", new { Path = Path.Combine(_folder, "one") }).Errors);
        Assert.Empty(_shell.Run("Export-QLDBJournal", new { Path = Path.Combine(_folder, "two") }).Errors);
        RequireMixed(_folder, "holds block 0 twice: in " + Path.Combine(_folder, "one"), " and in " + Path.Combine(_folder, "two"));
        string file = Directory.GetFiles(Path.Combine(_folder, "one"), "*.ion", SearchOption.AllDirectories).Single();
        string[] blocks = File.ReadAllLines(file);
        File.WriteAllLines(file, [.. blocks, blocks[1]]);
        RequireMixed(Path.Combine(_folder, "one"), $"The file {file} has block 1 of strand", "which was there before");
        File.WriteAllLines(file, [blocks[0], BlockOfAnother()]);
        RequireMixed(Path.Combine(_folder, "one"), $"The file {file} has block 0 of strand", "and the blocks before it are of strand");
        foreach (string manifest in Directory.GetFiles(Path.Combine(_folder, "two"), "*.completed.manifest"))
        {
            File.Copy(manifest, Path.Combine(_folder, "one", Path.GetFileName(manifest)));
        }

        RequireMixed(Path.Combine(_folder, "one"), "holds 2 exports: ", ".completed.manifest");
    }

    [EngineFact]
    public void A_ledger_elsewhere_verifies_by_its_blocks()
    {
        QLDBLedgerDigest digest = Assert.Single(Outcome.Of(_shell.Bare("Get-QLDBLedgerDigest", new { Connection = _elsewhere })).As<QLDBLedgerDigest>());
        Assert.Equal("Proven", Elsewhere(digest).Conclusion);
        Assert.Equal("SelfConsistent", Elsewhere(digest: null).Conclusion);
        _remote.Replace = ("Augusta", "Eve");
        QLDBVerification forged = Elsewhere(digest);
        Assert.Equal(("Damaged", (long?)digest.SequenceNo), (forged.Conclusion, forged.FirstBadBlock));
        Assert.Contains("the hash of transactionInfo is not entry", forged.Fault, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_journal_that_changes_on_its_way_is_not_exported_as_whole()
    {
        _remote.Replace = ("Augusta", "Eve");
        Outcome outcome = Outcome.Of(_shell.Bare("Export-QLDBJournal", new { Path = Export, Connection = _elsewhere }));
        Assert.Equal("JournalAltered", outcome.ErrorId);
        Assert.Empty(Directory.GetFiles(Export, "*.completed.manifest"));
    }

    [EngineFact]
    public void Data_that_is_passed_off_as_metadata_is_no_revision()
    {
        QLDBLedgerDigest digest = Assert.Single(_shell.Run("Get-QLDBLedgerDigest").As<QLDBLedgerDigest>());
        PSObject revision = Invoke("SELECT * FROM _ql_committed_People").Output.Single();
        ((PSObject)revision.Properties["metadata"].Value).Properties.Add(new PSNoteProperty("more", 1));
        PowerShell test = _shell.Pipeline("Test-QLDBDocumentRevision", new { Digest = digest, Detailed = true });
        QLDBVerification verification = Assert.Single(Outcome.Of(test, [revision]).As<QLDBVerification>());
        Assert.Equal("metadata has the field more, which does not belong there.", verification.Fault);
        Outcome nothing = Outcome.Of(_shell.Pipeline("Test-QLDBDocumentRevision", new { Digest = digest }), [new { Id = 1 }]);
        Assert.Equal("JournalNotUnderstood", nothing.ErrorId);
    }

    [EngineTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_journal_tells_whether_a_lost_commit_took_place(bool tookPlace)
    {
        // The session is open: a transaction, a statement, and the commit whose answer does not come.
        _shell.Endpoint.Faults.Add(new Fault { Operation = "SendCommand", After = 2, BreakConnection = true, AfterEffect = tookPlace });
        Outcome outcome = _shell.Run("Invoke-QLDBCommand", new { Statement = "INSERT INTO People ?", Parameter = new object[] { new { Id = 2 } } });
        Assert.Equal("CommitOutcomeUnknown", outcome.ErrorId);
        string id = Assert.IsType<CommitOutcomeUnknownException>(outcome.Error.Exception).TransactionId;
        Assert.Contains(id, outcome.Error.ToString(), StringComparison.Ordinal);
        Outcome block = _shell.Run("Get-QLDBJournalBlock", new { TransactionId = id });
        Assert.Equal(tookPlace ? [id] : [], block.As<QLDBJournalBlock>().Select(found => found.TransactionId));
        Assert.Equal(tookPlace ? [] : ["BlockNotFound"], block.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(tookPlace ? 2 : 1, Invoke("SELECT * FROM People").Output.Count);
    }

    [EngineFact]
    public void A_digest_may_be_a_dictionary()
    {
        QLDBLedgerDigest digest = Assert.Single(_shell.Run("Get-QLDBLedgerDigest").As<QLDBLedgerDigest>());
        Hashtable saved = new() { ["Digest"] = digest.Digest, ["StrandId"] = digest.StrandId, ["SequenceNo"] = digest.SequenceNo };
        Assert.Equal([true], _shell.Run("Test-QLDBJournal", new { Digest = saved }).As<bool>());
        saved.Remove("StrandId");
        Assert.Equal("JournalNotUnderstood", _shell.Run("Test-QLDBJournal", new { Digest = saved }).ErrorId);
    }

    [EngineFact]
    public void WhatIf_tells_of_no_export_that_cannot_be()
    {
        Outcome unknown = _shell.Run("Export-QLDBJournal", new { Path = Export, LedgerName = "nowhere", WhatIf = true });
        Assert.Equal("LedgerNotFound", unknown.ErrorId);
        Assert.Empty(_shell.Run("Export-QLDBJournal", new { Path = Export, WhatIf = true }).Errors);
        Assert.False(Directory.Exists(Export));
        Assert.Empty(_shell.Run("Export-QLDBJournal", new { Path = Export }).Errors);
        Assert.Equal("JournalNotWritable", _shell.Run("Export-QLDBJournal", new { Path = Export, WhatIf = true }).ErrorId);
    }

    [EngineFact]
    public void WhatIf_tells_of_no_import_that_cannot_be()
    {
        Assert.Equal("JournalNotReadable", Import("copy", whatIf: true).ErrorId);
        Assert.Empty(_shell.Run("Export-QLDBJournal", new { Path = Export }).Errors);
        Assert.Empty(Import("copy", whatIf: true).Errors);
        Assert.Empty(Import("copy", whatIf: false).Errors);
        Assert.Equal("ResourceConflict", Import("copy", whatIf: true).ErrorId);
        Assert.Equal(Import("Copy", whatIf: false).Error.ToString(), Import("Copy", whatIf: true).Error.ToString());
    }

    private Outcome Import(string ledger, bool whatIf) => _shell.Run("Import-QLDBJournal", new { Path = Export, LedgerName = ledger, WhatIf = whatIf });

    private void RequireMixed(string folder, params string[] said)
    {
        Outcome tested = _shell.Run("Test-QLDBJournal", new { Path = folder, Detailed = true });
        Outcome imported = _shell.Run("Import-QLDBJournal", new { Path = folder, LedgerName = "copy" });
        Assert.Equal(("JournalMixed", "JournalMixed"), (tested.ErrorId, imported.ErrorId));
        Assert.Empty(tested.Output);
        Assert.Equal(tested.Error.ToString(), imported.Error.ToString());
        Assert.All(said, part => Assert.Contains(part, tested.Error.ToString(), StringComparison.Ordinal));
    }

    private string BlockOfAnother()
    {
        Assert.Empty(_shell.Run("New-QLDBLocalLedger", new { LedgerName = "other" }).Errors);
        Assert.Empty(_shell.Run("Export-QLDBJournal", new { Path = Export, LedgerName = "other" }).Errors);
        return File.ReadAllLines(DataFile)[0];
    }

    private QLDBVerification Verify(object parameters) => Assert.Single(_shell.Run("Test-QLDBJournal", parameters).As<QLDBVerification>());

    private QLDBVerification Elsewhere(QLDBLedgerDigest? digest)
    {
        PowerShell test = _shell.Bare("Test-QLDBJournal", new { Connection = _elsewhere, Detailed = true });
        return Assert.Single(Outcome.Of(digest is null ? test : test.AddParameter("Digest", digest)).As<QLDBVerification>());
    }

    private Outcome Invoke(string statement, params object[] parameters)
    {
        Outcome outcome = _shell.Run("Invoke-QLDBCommand", new { Statement = statement, Parameter = parameters });
        Assert.Empty(outcome.Errors);
        return outcome;
    }

    /// <summary>An endpoint of which nobody knows that it is in this process, and which can forge its answers.</summary>
    private sealed class Remote(HttpMessageHandler endpoint) : DelegatingHandler(endpoint)
    {
        public (string Old, string New) Replace { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (Replace.Old is { } old)
            {
                string body = await response.Content.ReadAsStringAsync(cancellationToken);
                response.Content = new StringContent(body.Replace(old, Replace.New, StringComparison.Ordinal), Encoding.UTF8, "application/json");
            }

            return response;
        }
    }
}
