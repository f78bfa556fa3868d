using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Memory;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Ledger.Tests.Journal;

public sealed class ExportImportTests : IAsyncLifetime
{
    private const string Strand = "JournalStrand123456789";

    private readonly TestClock _clock = new();
    private readonly ListStore _store;
    private readonly string _folder = Directory.CreateTempSubdirectory("sessiontools-journal-").FullName;

    public ExportImportTests() => _store = ListStore.Create(Strand, _clock);

    public async Task InitializeAsync()
    {
        LedgerScript script = new(_store, _clock);
        await script.WriteSampleAsync();
        _clock.Advance(TimeSpan.FromHours(2));
        await script.CommitAsync("INSERT", script.Insert("t1", "d5", "{Key:5}"));
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _store.DisposeAsync();
    }

    [Theory]
    [InlineData(JournalExportFormat.IonText)]
    [InlineData(JournalExportFormat.IonBinary)]
    public async Task An_export_has_the_layout_of_QLDB(JournalExportFormat format)
    {
        JournalExportResult result = await ExportAsync(new JournalExportOptions { Format = format });
        Assert.Equal(13, result.Blocks);
        Assert.Equal(
            [Path.Combine("2030", "01", "02", "03", Strand + ".0-11.ion"), Path.Combine("2030", "01", "02", "05", Strand + ".12-12.ion")],
            result.DataFiles.Select(file => Path.GetRelativePath(_folder, file)));
        IonStruct started = (IonStruct)IonValue.Parse(File.ReadAllBytes(Path.Combine(_folder, result.ExportId + ".started.manifest")));
        IonStruct completed = (IonStruct)IonValue.Parse(File.ReadAllBytes(result.ManifestPath));
        Assert.Equal(result.ExportId + "." + Strand + ".completed.manifest", Path.GetFileName(result.ManifestPath));
        Assert.Equal(
            ["ledgerName", "exportId", "inclusiveStartTime", "exclusiveEndTime", "bucket", "prefix", "objectEncryptionType", "outputFormat"],
            started.Fields.Select(field => field.Name.Text));
        Assert.Equal(2, ((IonList)completed["keys"]).Count);
        Assert.Equal("2030/01/02/05/" + Strand + ".12-12.ion", ((IonList)completed["keys"])[1]);
        bool isText = File.ReadAllBytes(result.DataFiles[0])[0] == '{';
        Assert.Equal(format == JournalExportFormat.IonText, isText);
        Assert.Equal(isText, File.ReadAllBytes(result.ManifestPath)[0] == '{');
    }

    [Theory]
    [InlineData(JournalExportFormat.IonText)]
    [InlineData(JournalExportFormat.IonBinary)]
    public async Task An_export_of_ours_comes_back_with_tables_history_and_digest(JournalExportFormat format)
    {
        await ExportAsync(new JournalExportOptions { Format = format });
        (ILedgerStore imported, JournalImportResult result) = await ImportAsync();
        Assert.Equal((13, 9, 12), (result.Blocks, result.Revisions, result.Tip.SequenceNumber));
        LedgerDigest digest = await new JournalReader(_store).DigestAsync(null, CancellationToken.None);
        Assert.Equal(digest.Hash.ToArray(), result.Digest!.Hash.ToArray());
        VerificationReport report = await VerifyAsync(imported, digest);
        Assert.Null(report.Problem);
        Assert.Equal((VerificationConclusion.Proven, true, false), (report.Conclusion, report.IsImported, report.IsPartial));
        for (int i = 0; i < 13; i++)
        {
            StoredBlock block = (await imported.BlocksAsync(i, 1, CancellationToken.None))[0];
            Assert.Equal(_store.Blocks[i].Ion.ToArray(), block.Ion.ToArray());
        }

        CatalogSnapshot catalog = await imported.CatalogAsync(12, CancellationToken.None);
        Assert.Equal(["Person:True:0", "Vehicle:False:0"], catalog.Tables.Select(table => $"{table.Name}:{table.IsActive}:{table.Indexes.Length}"));
        IReadOnlyList<StoredRevision> documents = await imported.ScanAsync("t1", 12, -1, 10, CancellationToken.None);
        Assert.Equal(["d1", "d4", "d5"], documents.Select(document => document.DocumentId));
        IReadOnlyList<StoredRevision> history = await imported.HistoryAsync(new HistoryRange("t1", "d1"), 12, -1, 10, CancellationToken.None);
        Assert.Equal([false, true, true], history.Select(revision => revision.Data is not null));
        Assert.NotNull(history[0].DataHash);
    }

    [Fact]
    public async Task An_export_that_begins_later_is_verified_but_has_no_digest()
    {
        await ExportAsync(new JournalExportOptions { InclusiveStartTime = _store.Blocks[6].Time });
        (ILedgerStore imported, JournalImportResult result) = await ImportAsync();
        Assert.Equal((7, 12), (result.Blocks, result.Tip.SequenceNumber));
        Assert.Null(result.Digest);
        VerificationReport report = await VerifyAsync(imported, null);
        Assert.Null(report.Problem);
        Assert.Equal((VerificationConclusion.SelfConsistent, true), (report.Conclusion, report.IsPartial));
        Assert.Null(report.Digest);
        JournalNotFoundException error = await Assert.ThrowsAsync<JournalNotFoundException>(
            async () => await new JournalReader(imported).DigestAsync(null, CancellationToken.None));
        Assert.Equal(JournalPart.Tip, error.Part);
        Assert.Contains("from block 6 on", error.Message, StringComparison.Ordinal);
        VerificationReport compared = await VerifyAsync(
            imported, await new JournalReader(_store).DigestAsync(null, CancellationToken.None));
        Assert.Equal(VerificationConclusion.NotProven, compared.Conclusion);
    }

    [Fact]
    public async Task An_export_can_end_earlier()
    {
        JournalExportResult result = await ExportAsync(new JournalExportOptions { ExclusiveEndTime = _store.Blocks[6].Time });
        Assert.Equal(6, result.Blocks);
        (ILedgerStore imported, _) = await ImportAsync();
        LedgerDigest digest = await new JournalReader(_store).DigestAsync(new BlockAddress(Strand, 5), CancellationToken.None);
        Assert.Equal(VerificationConclusion.Proven, (await VerifyAsync(imported, digest)).Conclusion);
    }

    [Fact]
    public async Task An_imported_ledger_cannot_be_written_to()
    {
        await ExportAsync(new JournalExportOptions());
        (ILedgerStore imported, _) = await ImportAsync();
        LedgerScript script = new(imported, _clock);
        await Assert.ThrowsAsync<ArgumentException>(() => script.CommitAsync(script.Request("x") with { TransactionId = "y" }));
    }

    [Theory]
    [InlineData("Key:2", "Key:3", "Block 4: ")]
    [InlineData("sequenceNo:6}", "sequenceNo:7}", "Block 7: ")]
    [InlineData("blockHash:", "x:", "has no field blockHash")]
    [InlineData("{blockAddress", "[blockAddress", "is not Ion")]
    public async Task A_changed_file_is_named_with_its_block(string old, string replacement, string problem)
    {
        JournalExportResult result = await ExportAsync(new JournalExportOptions());
        string text = File.ReadAllText(result.DataFiles[0]);
        int position = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(result.DataFiles[0], text[..position] + replacement + text[(position + old.Length)..]);
        JournalFormatException error = await Assert.ThrowsAsync<JournalFormatException>(ImportAsync);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_the_manifest_names_must_be_there()
    {
        JournalExportResult result = await ExportAsync(new JournalExportOptions());
        File.Delete(result.DataFiles[1]);
        JournalFormatException error = Assert.Throws<JournalFormatException>(() => JournalImporter.Open(_folder));
        Assert.Contains(Strand + ".12-12.ion, which is not in the folder", error.Message, StringComparison.Ordinal);
        File.WriteAllText(result.ManifestPath, "{keys:[\"../../etc/passwd\"]}");
        Assert.Contains("outside", Assert.Throws<JournalFormatException>(() => JournalImporter.Open(_folder)).Message, StringComparison.Ordinal);
        File.Delete(result.ManifestPath);
        JournalImporter found = JournalImporter.Open(_folder);
        Assert.Equal(("test", false), (found.LedgerName, found.IsPartial));
    }

    [Fact]
    public void What_is_no_export_is_refused_by_name()
    {
        Assert.Contains("holds no export", Error(), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "a.started.manifest"), "{\"ledgerName\":\"x\",\"outputFormat\":\"JSON\"}");
        File.WriteAllText(Path.Combine(_folder, "s.0-1.ion"), "");
        Assert.Contains("JSON", Error(), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "a.started.manifest"), "{");
        Assert.Contains("is not Ion", Error(), StringComparison.Ordinal);
        File.Delete(Path.Combine(_folder, "a.started.manifest"));
        Assert.Contains("has no blocks", Error(), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "a.s.completed.manifest"), "{}");
        Assert.Contains("has no list of keys", Error(), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "b.s.completed.manifest"), "{}");
        Assert.Contains("holds 2 exports", Error(), StringComparison.Ordinal);

        string Error() => Assert.Throws<JournalFormatException>(() => JournalImporter.Open(_folder)).Message;
    }

    private async Task<JournalExportResult> ExportAsync(JournalExportOptions options)
    {
        return await new JournalExporter(_store, _clock).ExportAsync(_folder, options, null, CancellationToken.None);
    }

    private async Task<(ILedgerStore Store, JournalImportResult Result)> ImportAsync()
    {
        JournalImporter importer = JournalImporter.Open(_folder);
        MemoryLedgerStore store = new(
            importer.Header("imported"), new LedgerSettings(), new StoreServices(new FieldKeys(), _ => importer.Sealer));
        return (store, await importer.ImportAsync(store, null, CancellationToken.None));
    }

    private static async Task<VerificationReport> VerifyAsync(ILedgerStore store, LedgerDigest? saved)
    {
        return await new JournalVerifier(store, new FieldKeys()).VerifyAsync(saved, null, CancellationToken.None);
    }
}
