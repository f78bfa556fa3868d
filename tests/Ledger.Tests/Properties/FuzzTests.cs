using System;
using System.Linq;
using System.Text;
using SessionTools.Ledger.PartiQL;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ledger.Tests.Properties;

/// <summary>Any text ends in a tree or in a <see cref="PartiQLException"/> with a place inside the text.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 30_000;

    private static readonly string[] s_seeds =
    [
        "SELECT v.VIN, r.* FROM Vehicle AS v BY id, history(t, `2020T`) h, UNPIVOT v.a AT k WHERE v.Year BETWEEN 1 AND 2.5e3",
        "INSERT INTO t << {'a': -1, 'b': [1, ?, `{x: \"`\"}`]} >>",
        "UPDATE t AS a BY id SET a.x[0] = 'it''s', b = NULL INSERT INTO a.l VALUE 1 AT 0 REMOVE a.c WHERE id IN (?, 'x')",
        "FROM t AS a, a.l AS x WHERE NOT x IS MISSING OR x LIKE 'a%' ESCAPE '!' REMOVE x",
        "CREATE INDEX ON t (f) -- note", "DROP INDEX \"i\" ON t WITH (purge = true)", "UNDROP TABLE \"id\"",
        "EXEC REDACT_REVISION `{strandId:\"s\", sequenceNo:1}`, 'a', 'b'", "DELETE FROM t BY d /* all */ WHERE d = ?",
        "SELECT VALUE CASE WHEN CAST(a AS DECIMAL(3,1)) > 1 THEN DATE_ADD(year, 1, x) ELSE TRIM(LEADING ' ' FROM b) END FROM (a)",
        "(SELECT DISTINCT a FROM t GROUP BY a AS b GROUP AS g HAVING b > 1) UNION ALL SELECT * FROM x ORDER BY y DESC LIMIT 1",
        "SELECT COUNT(*), EXTRACT(day FROM a), SUBSTRING(b FROM 1 FOR 2) FROM (A INNER JOIN (B) ON A = B) LEFT JOIN c ON d",
    ];

    private static readonly string[] s_pieces =
    [
        "(", ")", "[", "]", "<<", ">>", "{", "}", "'", "\"", "`", "''", ",", ".", ":", ";", "?", "@", "*", "-", "--", "/*", "*/",
        "||", "=", "NOT", "IN", "FROM", "SELECT", "AS", "AT", "BY", "WHERE", "NULL", "1e", "1.5", "\0", "\uD800", "\U0001F600", "é",
        "\r\n", "$", "_", "VALUES", "CASE", "UNION", "ORDER BY", "JOIN", "CAST(", "INSERT INTO", "PIVOT", "LET", "{{", "\\",
    ];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Mutated_statements_are_read_or_refused(int seed, bool extended)
    {
        Random random = new(seed);
        PartiQLOptions options = new() { Extended = extended };
        int read = Enumerable.Range(0, Rounds).Count(_ => IsRead(Mutate(random), options));
        output.WriteLine($"{Rounds} mutated statements: {read} read, {Rounds - read} refused");
        Assert.InRange(read, Rounds / 100, Rounds - (Rounds / 100));
    }

    private static bool IsRead(string text, PartiQLOptions options)
    {
        try
        {
            PartiQLParser.Parse(text, options);
            return true;
        }
        catch (PartiQLException e)
        {
            Assert.InRange(e.Line, 1, text.Length + 1);
            Assert.InRange(e.Column, 1, text.Length + 1);
            return false;
        }
    }

    private static string Mutate(Random random)
    {
        StringBuilder text = new(s_seeds[random.Next(s_seeds.Length)]);
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            int at = random.Next(text.Length);
            int length = Math.Min(random.Next(1, 12), text.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, text.ToString(at, length));
                    break;
                case 2:
                    text.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                    break;
                default:
                    string other = s_seeds[random.Next(s_seeds.Length)];
                    text.Insert(at, other.AsSpan(random.Next(other.Length)));
                    break;
            }

            text.Append(text.Length == 0 ? "1" : "");
        }

        return text.ToString();
    }
}
