using Xunit;

namespace SessionTools.Ledger.Tests.Parsing;

public sealed class QueryTests
{
    [Theory]
    [InlineData("SELECT a, b AS c, d e, t.*, f.g.* FROM t",
        "(SelectQuery (ListProjection a (ExpressionItem b As:c) (ExpressionItem d As:e) (AllFieldsItem t) (AllFieldsItem f.g)) t)")]
    [InlineData("SELECT VALUE a FROM t", "(SelectQuery (ValueProjection a) t)")]
    [InlineData("SELECT ALL * FROM t WHERE a", "(SelectQuery All (StarProjection) t Where:a)")]
    public void Projections(string text, string tree)
    {
        Assert.Equal(tree, TreePrinter.Print(text));
    }

    [Theory]
    [InlineData("t AS a AT i BY id", "(Scan t As:a At:i By:id)")]
    [InlineData("_ql_committed_t a", "(Scan _ql_committed_t As:a)")]
    [InlineData("information_schema.user_tables info, info.indexes",
        "(Join Inner (Scan information_schema.user_tables As:info) info.indexes)")]
    [InlineData("history(t) AS h", "(Scan (history t) As:h)")]
    [InlineData("<< 0 >>", "(Bag 0)")]
    [InlineData("[1, 2] AT i", "(Scan (List 1 2) At:i)")]
    [InlineData("(1, 2) a", "(Scan (List 1 2) As:a)")]
    [InlineData("UNPIVOT t.a AS v AT n", "(Unpivot t.a As:v At:n)")]
    [InlineData("(SELECT * FROM u) AS a", "(Scan (SelectQuery (StarProjection) u) As:a)")]
    [InlineData("((SELECT * FROM u)).a", "(SelectQuery (StarProjection) u).a")]
    [InlineData("(t) AS a", "(Scan t As:a)")]
    [InlineData("(t AS a)", "(Scan t As:a)")]
    [InlineData("a JOIN b ON c", "(Join Inner a b On:c)")]
    [InlineData("a INNER JOIN b ON c CROSS JOIN d, e", "(Join Inner (Join Inner (Join Inner a b On:c) d) e)")]
    [InlineData("a JOIN (b JOIN c ON d) ON e", "(Join Inner a (Join Inner b c On:d) On:e)")]
    public void Sources(string source, string tree)
    {
        Assert.Equal($"(SelectQuery (StarProjection) {tree})", TreePrinter.Print("SELECT * FROM " + source));
    }

    [Theory]
    [InlineData("SELECT DISTINCT a FROM t", "(SelectQuery Distinct (ListProjection a) t)")]
    [InlineData("SELECT a", "(SelectQuery (ListProjection a))")]
    [InlineData("PIVOT a AT b FROM t", "(SelectQuery (PivotProjection a b) t)")]
    [InlineData("SELECT * FROM a LEFT OUTER JOIN b ON c FULL JOIN d ON e",
        "(SelectQuery (StarProjection) (Join Full (Join Left a b On:c) d On:e))")]
    [InlineData("SELECT * FROM t LET a AS b WHERE b", "(SelectQuery (StarProjection) t (LetBinding a b) Where:b)")]
    [InlineData("SELECT * FROM t GROUP PARTIAL BY a AS b, c GROUP AS g HAVING d",
        "(SelectQuery (StarProjection) t (GroupBy IsPartial (GroupKey a As:b) (GroupKey c) GroupAs:g) Having:d)")]
    [InlineData("SELECT * FROM t ORDER BY a DESC NULLS FIRST, b ASC NULLS LAST LIMIT 1 OFFSET 2",
        "(SelectQuery (StarProjection) t (QueryTail (OrderKey a IsDescending NullsFirst:True) (OrderKey b NullsFirst:False) Limit:1 Offset:2))")]
    [InlineData("a UNION b INTERSECT c EXCEPT ALL d",
        "(BagOperation Except All (BagOperation Union a (BagOperation Intersect b c)) d)")]
    [InlineData("a INTERSECT b INTERSECT DISTINCT c", "(BagOperation Intersect Distinct (BagOperation Intersect a b) c)")]
    [InlineData("a OUTER UNION SELECT * FROM b LIMIT 1",
        "(BagOperation Union IsOuter a (SelectQuery (StarProjection) b) (QueryTail Limit:1))")]
    [InlineData("POSITION('a' IN b)", "(position \"a\" b)")]
    [InlineData("COLL_SUM(DISTINCT a)", "(Aggregate coll_sum Distinct a)")]
    public void Extensions(string text, string tree)
    {
        Assert.Equal(tree, TreePrinter.Print(text, extended: true));
    }
}
