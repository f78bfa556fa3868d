using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Transactions;
using Xunit;

namespace SessionTools.Server.Tests.Clients;

/// <summary>
/// Digests, blocks and revisions through QLDB's official control plane client. The proofs are checked by code of this test that
/// shares nothing with the ledger's but the hash functions, which have vectors of their own.
/// </summary>
public sealed class QldbProofTests(SigningServer server) : IClassFixture<SigningServer>
{
    [NodeClientFact("@aws-sdk/client-qldb")]
    public async Task A_block_and_a_revision_are_proven_against_the_digest()
    {
        (string address, string documentId) = await WriteAsync();
        JsonElement seen = await OfficialClient.RunAsync(
            server, "node", OfficialClient.Script("qldb-proof.js"), "default", address, documentId);

        byte[] digest = Convert.FromBase64String(seen.GetProperty("digest").GetString()!);
        IonStruct block = Struct(seen, "block");
        Assert.Equal(digest, Fold(Bytes(block["blockHash"]), Proof(seen, "blockProof")));

        IonStruct revision = Struct(seen, "revision");
        Assert.Equal(IonValue.Parse(address), revision["blockAddress"]);
        byte[] leaf = QldbHash.Revision(revision["metadata"], revision["data"]);
        Assert.Equal(leaf, Bytes(revision["hash"]));
        Assert.Equal(digest, Fold(leaf, Proof(seen, "revisionProof")));

        byte[] forged = QldbHash.Revision(revision["metadata"], IonValue.Parse("{name: \"somebody else\"}"));
        Assert.NotEqual(digest, Fold(forged, Proof(seen, "revisionProof")));
    }

    [NodeClientFact("@aws-sdk/client-qldb")]
    public async Task Ledgers_are_described_and_listed_and_a_missing_one_is_named()
    {
        (string address, string documentId) = await WriteAsync();
        JsonElement seen = await OfficialClient.RunAsync(
            server, "node", OfficialClient.Script("qldb-proof.js"), "default", address, documentId);
        Assert.Equal("ACTIVE", seen.GetProperty("state").GetString());
        Assert.Contains("default", seen.GetProperty("ledgers").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("ResourceNotFoundException", seen.GetProperty("missing").GetString());
    }

    /// <summary>Writes some blocks around a document.</summary>
    /// <returns>The address of the document's block, and its id.</returns>
    private async Task<(string Address, string DocumentId)> WriteAsync()
    {
        LedgerDatabase ledger = (await server.Endpoint.Ledgers.FindAsync("default", CancellationToken.None))!;
        string table = "T" + Guid.NewGuid().ToString("N");
        await RunAsync(ledger, $"CREATE TABLE {table}");
        await RunAsync(ledger, $"INSERT INTO {table} <<{{'name': 'Ann'}}, {{'name': 'Bea'}}, {{'name': 'Cleo'}}>>");
        for (int i = 0; i < 5; i++)
        {
            await RunAsync(ledger, $"UPDATE {table} SET n = {i} WHERE name = 'Ann'");
        }

        IonStruct row = (IonStruct)(await RunAsync(
            ledger, $"SELECT c.blockAddress, c.metadata.id FROM _ql_committed_{table} AS c WHERE c.data.name = 'Bea'")).Single();
        return (row["blockAddress"].ToText(), ((IonString)row["id"]).Value);
    }

    private static async Task<IReadOnlyList<IonValue>> RunAsync(LedgerDatabase ledger, string statement)
    {
        LedgerSession session = ledger.StartSession();
        LedgerTransaction transaction = session.Begin();
        StatementPage page = transaction.Execute(statement, [], CancellationToken.None);
        TransactionDigest digest = new(transaction.Id);
        digest.Fold(statement);
        await session.CommitAsync(transaction.Id, digest.Value, CancellationToken.None);
        session.End();
        return [.. page.Values.Select(value => IonValue.Parse(value.Span))];
    }

    private static IonStruct Struct(JsonElement seen, string name) => (IonStruct)IonValue.Parse(seen.GetProperty(name).GetString()!);

    private static IReadOnlyList<byte[]> Proof(JsonElement seen, string name) =>
        [.. ((IonList)IonValue.Parse(seen.GetProperty(name).GetString()!)).Items.Select(Bytes)];

    private static byte[] Bytes(IonValue value) => [.. ((IonBlob)value).Value];

    private static byte[] Fold(byte[] leaf, IReadOnlyList<byte[]> proof) =>
        proof.Aggregate(leaf, static (hash, sibling) => QldbHash.Dot(hash, sibling));
}
