using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ion.Tests.Conformance;

/// <summary>qldb/digests.json: hashes by the official driver, and hashes captured from the service itself.</summary>
public sealed class QldbVectorTests(ITestOutputHelper output)
{
    [VectorsFact]
    public void Values_hash_as_the_official_library_does()
    {
        Tally tally = new(output, "qldb/digests.json values");
        foreach (JsonProperty item in Load().GetProperty("ionHashSha256").EnumerateObject())
        {
            tally.Check(item.Name, () => CheckValue(IonValue.Parse(item.Name), item.Value.GetBytesFromBase64()));
        }

        tally.Finish(atLeast: 36);
    }

    [VectorsFact]
    public void Commit_digests_are_those_of_the_official_driver()
    {
        Tally tally = new(output, "qldb/digests.json commits");
        foreach (JsonElement commit in Load().GetProperty("commit").EnumerateArray())
        {
            tally.Check(commit.GetProperty("transactionId").GetString()!, () => CheckCommit(commit));
        }

        tally.Finish(atLeast: 3);
    }

    [VectorsFact]
    public void Blocks_of_the_real_service_verify()
    {
        Tally tally = new(output, "qldb/digests.json blocks");
        foreach (JsonElement block in Load().GetProperty("realService").GetProperty("blocks").EnumerateArray())
        {
            tally.Check(block.GetProperty("transactionId").GetString()!, () => CheckBlock(block));
        }

        tally.Finish(atLeast: 2);
    }

    [VectorsFact]
    public void Revisions_of_the_real_service_verify()
    {
        Tally tally = new(output, "qldb/digests.json revisions");
        JsonElement service = Load().GetProperty("realService");
        foreach (JsonElement revision in service.GetProperty("revisions").EnumerateArray())
        {
            tally.Check(revision.GetProperty("metadata").GetString()!, () => CheckRevision(revision));
        }

        tally.Finish(atLeast: 1);
    }

    private static JsonElement Load()
    {
        return JsonDocument.Parse(File.ReadAllBytes(Vectors.PathOf("qldb", "digests.json"))).RootElement;
    }

    private static void CheckValue(IonValue value, byte[] expected)
    {
        Assert.Equal(expected, IonHash.Compute(value));
        Assert.Equal(expected, IonHash.Compute(value.ToBinary()));
        Assert.Equal(expected, IonHash.Compute(System.Text.Encoding.UTF8.GetBytes(value.ToText())));
    }

    private static void CheckCommit(JsonElement commit)
    {
        TransactionDigest digest = new(commit.GetProperty("transactionId").GetString()!);
        foreach (JsonElement statement in commit.GetProperty("statements").EnumerateArray())
        {
            string text = statement.GetProperty("statement").GetString()!;
            IonValue[] fromText = statement.GetProperty("parametersIonText").EnumerateArray()
                .Select(parameter => IonValue.Parse(parameter.GetString()!)).ToArray();
            IonValue[] fromBinary = statement.GetProperty("parametersIonBinary").EnumerateArray()
                .Select(parameter => IonValue.Parse(parameter.GetBytesFromBase64())).ToArray();
            Assert.Equal(fromText, fromBinary);
            byte[] expected = statement.GetProperty("statementDigest").GetBytesFromBase64();
            Assert.Equal(expected, QldbHash.Statement(text, fromText));
            digest.Fold(text, fromBinary);
        }

        Assert.Equal(commit.GetProperty("commitDigest").GetBytesFromBase64(), digest.Value.ToArray());
    }

    private static void CheckBlock(JsonElement block)
    {
        byte[][] entries = block.GetProperty("entriesHashList").EnumerateArray().Select(entry => entry.GetBytesFromBase64()).ToArray();
        byte[] entriesHash = block.GetProperty("entriesHash").GetBytesFromBase64();
        Assert.Equal(entriesHash, QldbHash.MerkleRoot(entries));
        byte[] previous = block.GetProperty("previousBlockHash").GetBytesFromBase64();
        Assert.Equal(block.GetProperty("blockHash").GetBytesFromBase64(), QldbHash.Dot(entriesHash, previous));
        IonStruct info = (IonStruct)IonValue.Parse(block.GetProperty("transactionInfo").GetString()!);
        Assert.Equal(entries[block.GetProperty("transactionInfoHashIndex").GetInt32()], IonHash.Compute(info));
        if (block.TryGetProperty("statement", out JsonElement statement))
        {
            IonValue[] parameters = block.GetProperty("parameters").EnumerateArray()
                .Select(parameter => IonValue.Parse(parameter.GetString()!)).ToArray();
            CheckStatement(block.GetProperty("statementDigest").GetBytesFromBase64(), statement.GetString()!, parameters);
        }
        else
        {
            IonStruct first = (IonStruct)((IonList)info["statements"])[0];
            CheckStatement([.. ((IonBlob)first["statementDigest"]).Value], ((IonString)first["statement"]).Value);
        }

        if (block.TryGetProperty("revision", out JsonElement revision))
        {
            CheckRevision(revision);
            byte[] hash = revision.GetProperty("hash").GetBytesFromBase64();
            Assert.Equal(entries[block.GetProperty("revisionsHashIndex").GetInt32()], QldbHash.MerkleRoot([hash]));
        }
    }

    private static void CheckStatement(byte[] expected, string statement, params IonValue[] parameters)
    {
        Assert.Equal(expected, QldbHash.Statement(statement, parameters));
    }

    private static void CheckRevision(JsonElement revision)
    {
        IonValue metadata = IonValue.Parse(revision.GetProperty("metadata").GetString()!);
        IonValue data = IonValue.Parse(revision.GetProperty("data").GetString()!);
        Assert.Equal(revision.GetProperty("hash").GetBytesFromBase64(), QldbHash.Revision(metadata, data));
    }
}
