using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Qldb;
using SessionTools.Clients.Tests.Conformance;
using SessionTools.Ion;
using SessionTools.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Clients.Tests.Qldb;

/// <summary>The digest that a commit sends.</summary>
public sealed class CommitDigestTests(ITestOutputHelper output)
{
    [VectorsFact]
    public async Task Is_that_of_the_official_driver()
    {
        JsonElement[] vectors = Load().GetProperty("commit").EnumerateArray().ToArray();
        foreach (JsonElement vector in vectors)
        {
            (string, IonValue[])[] statements = vector.GetProperty("statements").EnumerateArray().Select(Statement).ToArray();
            byte[] digest = await DigestOf(vector.GetProperty("transactionId").GetString()!, statements);
            Assert.Equal(vector.GetProperty("commitDigest").GetBytesFromBase64(), digest);
        }

        output.WriteLine($"{vectors.Length} transactions");
        Assert.True(vectors.Length >= 3);
    }

    [VectorsFact]
    public async Task Counts_parameters_of_every_type_as_the_official_library_hashes_them()
    {
        const string Id = "3gtB8Q8dfIMA8lQ5pzHAMo";
        byte[] statement = QldbHash.Statement("SELECT ?");
        JsonProperty[] values = Load().GetProperty("ionHashSha256").EnumerateObject().ToArray();
        foreach (JsonProperty value in values)
        {
            TransactionDigest expected = new(Id);
            expected.Fold(QldbHash.Dot(statement, value.Value.GetBytesFromBase64()));
            Assert.Equal(expected.Value.ToArray(), await DigestOf(Id, [("SELECT ?", [IonValue.Parse(value.Name)])]));
        }

        output.WriteLine($"{values.Length} parameters");
        Assert.True(values.Select(value => IonValue.Parse(value.Name).Type).Distinct().Count() >= 10);
    }

    /// <summary>The ledger of the test computes the digest of what it was sent.</summary>
    [Theory]
    [InlineData("{a:1, a:2, 'b c':[x::y, null.list, (1 + 1d0)]}")]
    [InlineData("{{\"clob\"}}")]
    [InlineData("{{YmxvYg==}}")]
    [InlineData("(a '+' 2000-01-01T00:00:00.000-00:00)")]
    [InlineData("[-0e0, -0., 1.10, 1d3]")]
    public async Task Is_the_same_on_both_sides(string parameter)
    {
        IonValue value = IonValue.Parse(parameter);
        TransactionDigest expected = new("3gtB8Q8dfIMA8lQ5pzHAMo");
        expected.Fold("INSERT INTO t ?", value);
        Assert.Equal(expected.Value.ToArray(), await DigestOf("3gtB8Q8dfIMA8lQ5pzHAMo", [("INSERT INTO t ?", [value])]));
    }

    [Fact]
    public async Task Leaves_out_a_statement_that_was_refused()
    {
        using ScriptedLedger ledger = new();
        using Connection connection = TestConnections.To(ledger, new TestClock());
        QldbTransaction transaction = await BeginAsync(connection);
        ledger.Fail("ExecuteStatement", "BadRequestException", "Semantic Error: at line 1, column 8: No such variable named 'u'");
        await Assert.ThrowsAsync<QldbException>(() => transaction.ExecuteAsync("SELECT * FROM u", [], CancellationToken.None));
        await transaction.ExecuteAsync("SELECT * FROM t", [], CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        TransactionDigest expected = new(transaction.Id);
        expected.Fold("SELECT * FROM t");
        Assert.Equal(expected.Value.ToArray(), ledger.CommitDigest);
    }

    private static async Task<byte[]> DigestOf(string transactionId, (string Text, IonValue[] Parameters)[] statements)
    {
        using ScriptedLedger ledger = new() { TransactionId = transactionId };
        using Connection connection = TestConnections.To(ledger, new TestClock());
        QldbTransaction transaction = await BeginAsync(connection);
        foreach ((string text, IonValue[] parameters) in statements)
        {
            await transaction.ExecuteAsync(text, parameters, CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return ledger.CommitDigest!;
    }

    private static async Task<QldbTransaction> BeginAsync(Connection connection)
    {
        QldbSession session = await QldbSession.StartAsync(connection, "cars", CancellationToken.None);
        return await session.StartTransactionAsync(new QldbUsage(), CancellationToken.None);
    }

    private static (string Text, IonValue[] Parameters) Statement(JsonElement statement) =>
        (statement.GetProperty("statement").GetString()!,
         statement.GetProperty("parametersIonText").EnumerateArray().Select(parameter => IonValue.Parse(parameter.GetString()!)).ToArray());

    private static JsonElement Load() => JsonDocument.Parse(File.ReadAllBytes(Vectors.PathOf("qldb", "digests.json"))).RootElement;
}
