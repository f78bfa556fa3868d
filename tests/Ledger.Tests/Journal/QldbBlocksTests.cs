using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Memory;
using Xunit;

namespace SessionTools.Ledger.Tests.Journal;

/// <summary>Blocks and revisions that the real service wrote.</summary>
public sealed class QldbBlocksTests : IDisposable
{
    private const string Strand = "JdxjkR9bSYB5jMHWcI464T";

    private readonly string _folder = Directory.CreateTempSubdirectory("sessiontools-qldb-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [VectorsFact]
    public void Blocks_of_QLDB_are_read_and_found_good()
    {
        foreach (JsonElement captured in Service().GetProperty("blocks").EnumerateArray())
        {
            JournalBlock block = JournalBlock.Parse(Encoding.UTF8.GetBytes(BlockText(captured, 3)));
            Assert.Null(BlockCheck.FindProblem(block));
            Assert.False(block.HasSystemInfo);
            Assert.Equal(4, block.EntriesHashList.Length);
            Assert.Equal(Base64(captured, "blockHash"), Convert.ToBase64String(block.BlockHash.Span));
        }
    }

    [VectorsFact]
    public void Any_changed_part_of_a_block_of_QLDB_is_found()
    {
        string text = BlockText(Service().GetProperty("blocks")[0], 3);
        (string Old, string New, string Problem)[] changes = [
            ("Testing new 600\",Last", "Testing new 601\",Last", "does not follow from its contents"),
            ("startTime:2019", "startTime:2018", "the hash of transactionInfo is not among the entries"),
            ("tableName:\"Person\"", "tableName:\"People\"", "the hash of transactionInfo is not among the entries"),
            ("hash:{{v", "hash:{{w", "the hashes of the revisions are not among the entries"),
            ("entriesHash:{{R", "entriesHash:{{S", "entriesHash does not follow"),
            ("blockHash:{{l", "blockHash:{{m", "blockHash does not follow"),
            ("{{LmcG", "{{LmcH", "entriesHash does not follow"),
            ("blockTimestamp:2019", "blockTimestamp:2018", "has the time of another block"),
            ("transactionId:\"0", "transactionId:\"1", "has the transaction id of another block"),
        ];
        foreach ((string old, string replacement, string problem) in changes)
        {
            string changed = text.Replace(old, replacement, StringComparison.Ordinal);
            Assert.NotEqual(text, changed);
            Assert.Contains(problem, BlockCheck.FindProblem(JournalBlock.Parse(Encoding.UTF8.GetBytes(changed))), StringComparison.Ordinal);
        }
    }

    [VectorsFact]
    public void Statements_without_parameters_have_the_digests_of_QLDB()
    {
        JournalBlock block = JournalBlock.Parse(Encoding.UTF8.GetBytes(BlockText(Service().GetProperty("blocks")[0], 3)));
        Assert.Equal(QldbHash.Statement(block.Statements[0].Text), block.Statements[0].Digest.ToArray());
        JsonElement second = Service().GetProperty("blocks")[1];
        IonValue[] parameters = [.. second.GetProperty("parameters").EnumerateArray().Select(value => IonValue.Parse(value.GetString()!))];
        Assert.Equal(
            Base64(second, "statementDigest"),
            Convert.ToBase64String(QldbHash.Statement(second.GetProperty("statement").GetString()!, parameters)));
    }

    [VectorsFact]
    public void Revisions_of_QLDB_have_their_hashes()
    {
        foreach (JsonElement captured in Service().GetProperty("revisions").EnumerateArray())
        {
            IonValue metadata = IonValue.Parse(captured.GetProperty("metadata").GetString()!);
            IonValue data = IonValue.Parse(captured.GetProperty("data").GetString()!);
            Assert.Equal(Base64(captured, "hash"), Convert.ToBase64String(QldbHash.Revision(metadata, data)));
            IonStruct fields = (IonStruct)metadata;
            Assert.True(((IonTimestamp)fields["txTime"]).Value.TryToDateTimeOffset(out DateTimeOffset time));
            RevisionMetadata own = new(
                ((IonString)fields["id"]).Value, (long)((IonInt)fields["version"]).Value, time, ((IonString)fields["txId"]).Value);
            Assert.Equal(Base64(captured, "hash"), Convert.ToBase64String(BlockHashes.OfRevision(own, IonHash.Compute(data))));
        }
    }

    [VectorsFact]
    public async Task An_export_of_QLDB_becomes_tables_and_history()
    {
        string hour = Path.Combine(_folder, "2019", "12", "11", "07");
        Directory.CreateDirectory(hour);
        File.WriteAllText(Path.Combine(hour, Strand + ".3-3.ion"), BlockText(Service().GetProperty("blocks")[0], 3));
        File.WriteAllText(
            Path.Combine(_folder, "8UyXulxccYLAsbN1aon7e4." + Strand + ".completed.manifest"),
            "{keys:[\"journalExport/2019/12/11/07/" + Strand + ".3-3.ion\"]}");
        JournalImporter importer = JournalImporter.Open(_folder);
        MemoryLedgerStore store = new(
            importer.Header("archive"), new LedgerSettings(), new StoreServices(new FieldKeys(), _ => importer.Sealer));
        JournalImportResult result = await importer.ImportAsync(store, null, CancellationToken.None);
        Assert.Equal((1, 1, true), (result.Blocks, result.Revisions, importer.IsPartial));
        Assert.Equal(new BlockAddress(Strand, 3), result.Tip);
        StoredRevision person = Assert.Single(await store.ScanAsync("1SUXCa3wwV0GD7kV78RbSg", 3, -1, 10, CancellationToken.None));
        Assert.Equal("Lewis", ((IonStruct)IonValue.Parse(person.Data!.Value.Span))["LastName"]);
        Assert.Equal("Person", (await store.CatalogAsync(3, CancellationToken.None)).Tables[0].Name);
        VerificationReport report = await new JournalVerifier(store, new FieldKeys()).VerifyAsync(null, null, CancellationToken.None);
        Assert.Null(report.Problem);
        Assert.Equal((1, 1, true), (report.Blocks, report.Documents, report.IsImported));
    }

    private static JsonElement Service() => SessionTools.TestSupport.Vectors.Read("qldb", "digests.json").GetProperty("realService");

    private static string Base64(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string Blob(JsonElement element, string name) => name + ":{{" + Base64(element, name) + "}}";

    /// <summary>The captured parts of a block put together again; number and strand were not captured.</summary>
    private static string BlockText(JsonElement block, long number)
    {
        string address = string.Create(CultureInfo.InvariantCulture, $"blockAddress:{{strandId:\"{Strand}\",sequenceNo:{number}}}");
        string time = "2019-12-11T07:20:51.245Z";
        string revisions = "";
        if (block.TryGetProperty("revision", out JsonElement revision))
        {
            revisions = "{" + address + "," + Blob(revision, "hash") + ",data:" + revision.GetProperty("data").GetString()
                + ",metadata:" + revision.GetProperty("metadata").GetString() + "}";
        }

        string entries = string.Join(',', block.GetProperty("entriesHashList").EnumerateArray().Select(entry => "{{" + entry.GetString() + "}}"));
        return "{" + address + ",transactionId:\"" + Base64(block, "transactionId") + "\",blockTimestamp:" + time + ","
            + Blob(block, "blockHash") + "," + Blob(block, "entriesHash") + "," + Blob(block, "previousBlockHash")
            + ",entriesHashList:[" + entries + "],transactionInfo:" + Base64(block, "transactionInfo") + ",revisions:[" + revisions + "]}";
    }
}
