using System;
using System.Globalization;
using System.Diagnostics;
using System.Linq;
using System.Text;
using SessionTools.Ion;
using SessionTools.Ledger.Execution;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Tests.Execution.Support;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ledger.Tests.Execution;

/// <summary>
/// Whatever statement runs over small tables, it ends in rows, a <see cref="PartiQLException"/> or a <see cref="LedgerException"/>.
/// SESSIONTOOLS_FUZZ_STATEMENTS sets another number of statements.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int DefaultRounds = 10_000;

    private static readonly string[] s_seeds =
    [
        "SELECT t.a, u.b + 1 FROM T AS t, U AS u WHERE t.a = u.b AND t.n < 5", "SELECT * FROM T BY id WHERE id = 'doc0000000000000000003'",
        "SELECT VALUE x.v FROM T AS t, t.l AS x AT i WHERE x.v IN (1, 2, ?) OR i = 0", "SELECT COUNT(*), SUM(a), MIN(s) FROM T",
        "SELECT data.a, metadata.version FROM _ql_committed_T WHERE data.a = 1", "SELECT * FROM history(T, `2020T`) AS h",
        "SELECT k, v FROM T AS t, UNPIVOT t.o AS v AT k", "SELECT VALUE CASE WHEN a > 1 THEN s ELSE CAST(a AS STRING) END FROM T",
        "SELECT name FROM information_schema.user_tables AS x, x.indexes AS i WHERE EXISTS(SELECT * FROM T WHERE T.s = i.expr)",
        "INSERT INTO T << {'a': -1, 'b': [1, ?]}, `{x: 1}` >>", "INSERT INTO T (SELECT VALUE u FROM U AS u WHERE u.b > 1)", "INSERT INTO U ?",
        "UPDATE T AS t BY d SET t.o.p = t.a * 2, t.l[0] = 'x' WHERE d <> 'z'", "UPDATE T SET T = {'a': a}", "DELETE FROM T WHERE a IS MISSING",
        "UPDATE T AS t INSERT INTO t.l VALUE 1 AT 0 REMOVE t.o.q SET t.new.deep.er = NULL WHERE t.a BETWEEN 1 AND 2",
        "FROM T AS t, t.l AS x WHERE x.v > 1 REMOVE x", "FROM T AS t, @t.l AS x AT i INSERT INTO t.o VALUE i AT 'k'", "FROM T AS t REMOVE t",
        "CREATE TABLE V", "CREATE INDEX ON T (s)", "DROP TABLE U", "UNDROP TABLE \"tab0000000000000000001\"",
        "DROP INDEX \"idx\" ON T WITH (purge = true)", "EXEC REDACT_REVISION `{strandId: \"s\", sequenceNo: 1}`, 'a', 'b'",
        "SELECT a, COUNT(*) AS c FROM T GROUP BY a GROUP AS g HAVING COUNT(*) > 0 ORDER BY c DESC LIMIT 2 OFFSET 0",
        "SELECT DISTINCT t.s || 'x', u.b FROM T AS t LEFT JOIN U AS u ON t.a = u.b FULL JOIN << 1, {'a': 2} >> AS z ON z = u.b",
        "(SELECT a FROM T) UNION ALL (SELECT b FROM U) ORDER BY a NULLS FIRST", "PIVOT t.a AT t.s FROM T AS t",
        "SELECT VALUE LOWER(TRIM(BOTH ' ' FROM s)) LIKE 'a%' ESCAPE '!' FROM T LET a + 1 AS b WHERE b / a > 0 AND NOT (SIZE(l) = 0)",
        "SELECT EXTRACT(YEAR FROM d), DATE_ADD(month, 1, d), TO_STRING(d, 'yyyy') FROM T", "T[*].o.*", "(SELECT VALUE a FROM T) EXCEPT << 1 >>",
    ];

    private static readonly string[] s_pieces =
    [
        "(", ")", "[", "]", "<<", ">>", "{", "}", ",", ".", ":", "?", "@", "*", "-", "||", "=", "<", " NOT ", " IN ", " FROM T ",
        " FROM U AS u ", "SELECT * ", "SELECT VALUE ", " AS x ", " AT i ", " BY d ", " WHERE ", " NULL ", " MISSING ", "1e300", "1.5", "0",
        "9223372036854775807", "'a'", "`2024T`", "`{{aGk=}}`", " AND ", " OR ", " IS ", "t.", ".*", "[*]", "[0]", " SET ", " REMOVE t ",
        "COUNT(*)", "SUM(", "CAST(a AS INT)", " JOIN U ON ", ", T", " UNPIVOT ", " GROUP BY ", " ORDER BY a ", " LIMIT ", "/", "%",
    ];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_mutated_statement_ends_in_rows_or_in_an_error_of_its_own(int seed, bool extended)
    {
        int rounds = int.TryParse(
            Environment.GetEnvironmentVariable("SESSIONTOOLS_FUZZ_STATEMENTS"), NumberStyles.None, CultureInfo.InvariantCulture, out int wanted)
            ? wanted
            : DefaultRounds;
        Random random = new(seed);
        int ended = 0;
        (TimeSpan Time, string Statement) longest = default;
        for (int i = 0; i < rounds; i++)
        {
            string statement = Mutate(random);
            long start = Stopwatch.GetTimestamp();
            ended += EndsInRows(statement, extended) ? 1 : 0;
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            longest = time > longest.Time ? (time, statement) : longest;
        }

        output.WriteLine($"seed {seed}: {rounds} statements, {ended} ended in rows and {rounds - ended} in an error");
        output.WriteLine($"the longest took {longest.Time.TotalMilliseconds:F0} ms: {longest.Statement}");
        Assert.InRange(ended, rounds / 50, rounds - (rounds / 50));
    }

    private static bool EndsInRows(string statement, bool extended)
    {
        FakeLedger ledger = new FakeLedger { IsExtended = extended, MostReads = 20_000 }
            .With("T", "{a: 1, s: \"x\", l: [{v: 1}, {v: 2}], o: {p: 1, q: 2}}", "{a: 2, s: \"y\", l: [], d: 2024-05-01T}", "{a: 1e0, s: y}", "{}")
            .With("U", "{b: 1}", "{b: 2.0, c: [1, [2]]}")
            .WithIndex("T", "a");
        try
        {
            PreparedStatement prepared = PreparedStatement.Prepare(statement, extended);
            IonValue[] parameters = [.. Enumerable.Range(0, prepared.ParameterCount).Select(Parameter)];
            foreach (IonValue row in prepared.Run(ledger, parameters, default))
            {
                Assert.NotEmpty(row.ToBinary());
            }

            return true;
        }
        catch (Exception e) when (e is PartiQLException or LedgerException { Kind: LedgerErrorKind.BadRequest })
        {
            return false;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException("The statement failed: " + statement, e);
        }
    }

    private static IonValue Parameter(int index)
    {
        return IonValue.Parse((index % 4) switch { 0 => "1", 1 => "{a: 1, l: [{v: 5}]}", 2 => "[{b: 1}, {b: 2}]", _ => "null.string" });
    }

    private static string Mutate(Random random)
    {
        StringBuilder text = new(s_seeds[random.Next(s_seeds.Length)]);
        for (int changes = random.Next(0, 4); changes > 0 && text.Length > 0; changes--)
        {
            int at = random.Next(text.Length);
            int length = Math.Min(random.Next(1, 12), text.Length - at);
            switch (random.Next(3))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, text.ToString(at, length));
                    break;
                default:
                    text.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
