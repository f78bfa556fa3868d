using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Tests.Execution.Support;
using Xunit;

namespace SessionTools.Ledger.Tests.Execution;

/// <summary>What QLDB refused and the extended dialect runs.</summary>
public sealed class ExtendedQueryTests
{
    private static FakeLedger Ledger(bool extended)
    {
        return new FakeLedger { IsExtended = extended }
            .With("T", "{a: 2, g: \"x\"}", "{a: 1, g: \"y\"}", "{a: 3, g: \"x\"}", "{g: \"z\"}")
            .With("U", "{g: \"x\", n: 10}", "{g: \"q\", n: 20}");
    }

    [Theory]
    [InlineData("SELECT VALUE a FROM T ORDER BY a", "1 2 3")]
    [InlineData("SELECT VALUE a FROM T WHERE a IS NOT MISSING ORDER BY a DESC LIMIT 2", "3 2")]
    [InlineData("SELECT VALUE g FROM T ORDER BY a NULLS FIRST, g LIMIT 1", "\"z\"")]
    [InlineData("SELECT a AS b FROM T ORDER BY b OFFSET 3", "{}")]
    [InlineData("SELECT g, SUM(a) AS s FROM T GROUP BY g HAVING COUNT(a) > 1", "{g:\"x\",s:5}")]
    [InlineData("SELECT g, (SELECT VALUE m.t.a FROM members AS m) AS v FROM T AS t GROUP BY t.g AS g GROUP AS members ORDER BY g LIMIT 1", "{g:\"x\",v:[2,3]}")]
    [InlineData("SELECT DISTINCT g FROM T ORDER BY g", "{g:\"x\"} {g:\"y\"} {g:\"z\"}")]
    [InlineData("SELECT t.a, u.n FROM T AS t LEFT JOIN U AS u ON t.g = u.g ORDER BY t.a", "{a:1} {a:2,n:10} {a:3,n:10} {}")]
    [InlineData("SELECT t.a, u.n FROM T AS t RIGHT JOIN U AS u ON t.g = u.g ORDER BY u.n, t.a", "{a:2,n:10} {a:3,n:10} {n:20}")]
    [InlineData("SELECT t.a, u.n FROM T AS t FULL JOIN U AS u ON t.g = u.g AND t.a = 3 ORDER BY u.n, t.a", "{a:3,n:10} {n:20} {a:1} {a:2} {}")]
    [InlineData("(SELECT VALUE g FROM T) UNION (SELECT VALUE g FROM U) ", "\"x\" \"y\" \"z\" \"q\"")]
    [InlineData("(SELECT VALUE g FROM T) INTERSECT ALL (SELECT VALUE g FROM U)", "\"x\"")]
    [InlineData("(SELECT VALUE g FROM T) EXCEPT (SELECT VALUE g FROM U)", "\"y\" \"z\"")]
    [InlineData("SELECT VALUE b FROM T LET a * 10 AS b WHERE b > 15", "20 30")]
    [InlineData("PIVOT n AT g FROM U", "{x:10,q:20}")]
    [InlineData("SELECT 1 AS one", "{one:1}")]
    [InlineData("SELECT VALUE 1 + (SELECT MAX(a) FROM T)", "4")]
    public void An_extended_query_gives_its_rows(string statement, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Ledger(extended: true).Run(statement)));
        Assert.Throws<PartiQLException>(() => Ledger(extended: false).Run(statement));
    }

    [Theory]
    [InlineData("SELECT * FROM T LIMIT -1", "Evaluator Error: at line 1, column 23: LIMIT and OFFSET take whole numbers that are not negative")]
    [InlineData("SELECT a, COUNT(*) FROM T", "Semantic Error: at line 1, column 8: the variable 'a' must stand in an aggregate, as the other items do")]
    [InlineData("SELECT a FROM T GROUP BY g", "Semantic Error: at line 1, column 8: No such variable named 'a'")]
    [InlineData("SELECT * FROM T GROUP BY g", "Semantic Error: at line 1, column 8: SELECT * needs the rows of a FROM clause, without GROUP BY")]
    public void A_wrong_query_is_an_error_with_its_place(string statement, string message)
    {
        PartiQLException e = Assert.Throws<PartiQLException>(() => Ledger(extended: true).Run(statement));
        Assert.Equal(message, e.Message);
    }
}
