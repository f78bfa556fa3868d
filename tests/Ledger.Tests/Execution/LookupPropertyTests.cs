using System;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using SessionTools.Ion;
using SessionTools.Ledger.Tests.Execution.Support;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ledger.Tests.Execution;

/// <summary>An index finds exactly what a scan finds, whatever the types of keys and documents.</summary>
public sealed class LookupPropertyTests(ITestOutputHelper output)
{
    private const int Documents = 120;

    private static readonly string[] s_statements =
    [
        "SELECT VALUE n FROM T WHERE k = ?", "SELECT VALUE t.n FROM T AS t WHERE ? = t.k", "SELECT VALUE n FROM T WHERE k IN (?)",
        "SELECT VALUE data.n FROM _ql_committed_T WHERE data.k = ?",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_lookup_equals_a_scan(int seed)
    {
        Random random = new(seed);
        FakeLedger scanned = new FakeLedger().With("T");
        FakeLedger indexed = new FakeLedger().With("T").WithIndex("T", "k");
        for (int i = 0; i < Documents; i++)
        {
            IonStruct document = Document(random, i);
            scanned.Run("INSERT INTO T ?", document);
            indexed.Run("INSERT INTO T ?", document);
        }

        int found = 0;
        foreach (string statement in s_statements)
        {
            for (int i = 0; i < Documents; i++)
            {
                IonValue key = Value(random, depth: 0);
                string[] expected = scanned.Run(statement, key);
                Assert.Equal(expected, indexed.Run(statement, key));
                found += expected.Length;
            }
        }

        output.WriteLine($"seed {seed}: {found} documents found");
        Assert.True(found > Documents);
        Assert.True(indexed.Reads < scanned.Reads / 2);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void A_hash_join_equals_nested_loops(int seed)
    {
        Random random = new(seed);
        FakeLedger ledger = new FakeLedger().With("A").With("B");
        for (int i = 0; i < Documents / 2; i++)
        {
            ledger.Run("INSERT INTO A ?", Document(random, i));
            ledger.Run("INSERT INTO B ?", Document(random, i));
        }

        const string hashed = "SELECT a.n AS x, b.n AS y FROM A AS a, B AS b WHERE a.k = b.k";
        const string looped = "SELECT a.n AS x, b.n AS y FROM A AS a, B AS b WHERE (a.k = b.k) = true";
        Assert.Contains("hash join", ledger.Plan(hashed), StringComparison.Ordinal);
        Assert.DoesNotContain("hash join", ledger.Plan(looped), StringComparison.Ordinal);
        string[] rows = ledger.Run(looped);
        Assert.NotEmpty(rows);
        Assert.Equal(rows, ledger.Run(hashed));
    }

    private static IonStruct Document(Random random, int number)
    {
        return random.Next(10) == 0
            ? new IonStruct(("n", number))
            : new IonStruct(("n", number), ("k", Value(random, depth: 0)));
    }

    /// <summary>Few different values of every type, many of them equal to one of another type.</summary>
    private static IonValue Value(Random random, int depth)
    {
        int small = random.Next(-2, 3);
        switch (random.Next(depth < 2 ? 14 : 11))
        {
            case 0:
                return small;
            case 1:
                return new IonInt(BigInteger.Pow(10, 30) * small);
            case 2:
                return (double)small * (random.Next(2) == 0 ? 1 : 1e30);
            case 3:
                return new BigDecimal(small * 100, -2);
            case 4:
                return new BigDecimal(small, 30);
            case 5:
                return random.Next(2) == 0;
            case 6:
                return "s" + small;
            case 7:
                return new IonSymbol("s" + small);
            case 8:
                return new Timestamp(2024, 5, 3 + small, 1, 0, offset: 60 * random.Next(2));
            case 9:
                return random.Next(2) == 0 ? new IonBlob([1, (byte)random.Next(2)]) : new IonClob([1, (byte)random.Next(2)]);
            case 10:
                return new IonNull(random.Next(2) == 0 ? IonType.Null : IonType.Int);
            case 11:
                return new IonList(Items(random, depth));
            case 12:
                return new IonSexp(Items(random, depth));
            default:
                return new IonStruct([.. Items(random, depth).Select(item => new IonField("f" + random.Next(2), item))]);
        }
    }

    private static ImmutableArray<IonValue> Items(Random random, int depth)
    {
        return [.. Enumerable.Range(0, random.Next(3)).Select(_ => Value(random, depth + 1))];
    }
}
