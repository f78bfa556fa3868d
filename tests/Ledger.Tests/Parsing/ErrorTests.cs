using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;
using Xunit;

namespace SessionTools.Ledger.Tests.Parsing;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("SELECT * FROM t ORDER BY a", 17, "ORDER BY")]
    [InlineData("SELECT * FROM t LIMIT 1", 17, "LIMIT")]
    [InlineData("SELECT * FROM t OFFSET 1", 17, "OFFSET")]
    [InlineData("SELECT * FROM t GROUP BY a", 17, "GROUP BY")]
    [InlineData("SELECT * FROM t HAVING a", 17, "HAVING")]
    [InlineData("SELECT * FROM t LET a AS b", 17, "LET")]
    [InlineData("SELECT DISTINCT a FROM t", 8, "DISTINCT")]
    [InlineData("SELECT COUNT(DISTINCT a) FROM t", 14, "DISTINCT")]
    [InlineData("SELECT * FROM a LEFT JOIN b ON c", 17, "outer joins")]
    [InlineData("SELECT * FROM a UNION SELECT * FROM b", 17, "UNION")]
    [InlineData("a INTERSECT b", 3, "INTERSECT")]
    [InlineData("a EXCEPT b", 3, "EXCEPT")]
    [InlineData("PIVOT a AT b FROM t", 1, "PIVOT")]
    [InlineData("POSITION('a' IN b)", 1, "POSITION")]
    [InlineData("COLL_SUM(a)", 1, "COLL_SUM")]
    public void What_only_the_extended_dialect_has_is_named(string text, int column, string construct)
    {
        PartiQLException e = Assert.Throws<PartiQLException>(() => PartiQLParser.Parse(text));
        Assert.Equal(
            $"Parser Error: at line 1, column {column}: QLDB does not support {construct}; only the extended dialect does",
            e.Message);
        Assert.NotNull(PartiQLParser.Parse(text, new PartiQLOptions { Extended = true }));
    }

    [Theory]
    [InlineData("", "Parser Error: at line 1, column 1: unexpected the end of the statement; expected an expression")]
    [InlineData("SELECT *\n  FRM t", "Parser Error: at line 2, column 3: unexpected identifier FRM; expected FROM")]
    [InlineData("SELECT a FROM t WHERE", "Parser Error: at line 1, column 22: unexpected the end of the statement; expected an expression")]
    [InlineData("(1 + 2", "Parser Error: at line 1, column 7: unexpected the end of the statement; expected ')'")]
    [InlineData("5 5", "Parser Error: at line 1, column 3: unexpected number 5; expected the end of the statement")]
    [InlineData("DROP TABLE user",
        "Parser Error: at line 1, column 12: expected a table name, but user is reserved; write \"user\" in double quotes")]
    [InlineData("DROP INDEX \"i\" ON t",
        "Parser Error: at line 1, column 20: unexpected the end of the statement; expected WITH (purge = true)")]
    [InlineData("DROP INDEX \"i\" ON t WITH (PURGE = true)",
        "Parser Error: at line 1, column 27: unexpected identifier PURGE; expected purge in lower case")]
    [InlineData("DROP INDEX \"i\" ON t WITH (purge = false)", "Parser Error: at line 1, column 35: purge must be true")]
    [InlineData("CREATE INDEX ON t (a.b)", "Parser Error: at line 1, column 21: QLDB indexes exactly one top-level field")]
    [InlineData("CREATE TABLE t (a INT)", "Parser Error: at line 1, column 16: QLDB does not support column definitions")]
    [InlineData("INSERT INTO t (a) VALUES (1)", "Parser Error: at line 1, column 19: QLDB does not support a column list in INSERT")]
    [InlineData("UPDATE t SET a[*] = 1", "Parser Error: at line 1, column 15: a path to change must not have a wildcard")]
    [InlineData("UPDATE t WHERE a", "Parser Error: at line 1, column 10: unexpected keyword WHERE; expected SET, INSERT or REMOVE")]
    [InlineData("SELECT *, a FROM t", "Parser Error: at line 1, column 8: '*' must be the only item of SELECT")]
    [InlineData("SELECT RANK() OVER (a) FROM t", "Parser Error: at line 1, column 15: QLDB does not support OVER")]
    [InlineData("SELECT User(1) FROM t", "Parser Error: at line 1, column 8: unexpected keyword USER; expected an expression")]
    [InlineData("CAST(a AS DATE)", "Parser Error: at line 1, column 11: QLDB does not support DATE")]
    [InlineData("DATE_ADD(weeks, 1, a)",
        "Parser Error: at line 1, column 10: unexpected identifier weeks; expected a date part such as YEAR or MONTH")]
    [InlineData("'a", "Lexer Error: at line 1, column 1: the string has no end; expected '")]
    [InlineData("a /* b", "Lexer Error: at line 1, column 3: the comment has no end; expected '*/'")]
    [InlineData("a\r\n\r#", "Lexer Error: at line 3, column 1: unexpected character '#'")]
    [InlineData("'\U0001F600' #", "Lexer Error: at line 1, column 5: unexpected character '#'")]
    [InlineData("1e", "Lexer Error: at line 1, column 3: the exponent of the number has no digit")]
    [InlineData("1a", "Lexer Error: at line 1, column 1: a number must not run into 'a'")]
    [InlineData("\"\"", "Lexer Error: at line 1, column 1: a quoted identifier must not be empty")]
    [InlineData("`1", "Lexer Error: at line 1, column 1: the Ion literal has no end; expected `")]
    public void Messages_name_place_and_reason(string text, string message)
    {
        Assert.Equal(message, Assert.Throws<PartiQLException>(() => PartiQLParser.Parse(text)).Message);
    }

    [Theory]
    [InlineData("SELECT * FROM t WHERE At > ?", 23, "unexpected keyword AT; expected an expression", "At")]
    [InlineData("SELECT * FROM t WHERE No=1", 23, "unexpected keyword NO; expected an expression", "No")]
    [InlineData("SELECT * FROM t WHERE User = ?", 23, "unexpected keyword USER; expected an expression", "User")]
    [InlineData("SELECT * FROM t WHERE Value = ?", 23, "unexpected keyword VALUE; expected an expression", "Value")]
    [InlineData("SELECT * FROM t WHERE Date > ?", 23, "QLDB does not support DATE", "Date")]
    [InlineData("SELECT * FROM t WHERE a = 1 AND Order = 2", 33, "QLDB does not support ORDER BY; only the extended dialect does", "Order")]
    [InlineData("SELECT * FROM Order", 15, "QLDB does not support ORDER BY; only the extended dialect does", "Order")]
    [InlineData("SELECT Value FROM t", 8, "expected an expression behind VALUE", "Value")]
    [InlineData("SELECT Value, a FROM t", 8, "expected an expression behind VALUE", "Value")]
    public void A_reserved_word_in_the_place_of_an_expression_may_be_a_name(string text, int column, string reason, string word)
    {
        Assert.Equal(
            $"Parser Error: at line 1, column {column}: {reason}; as a name {word} is reserved; write \"{word}\" in double quotes",
            Assert.Throws<PartiQLException>(() => PartiQLParser.Parse(text)).Message);
        Assert.NotNull(PartiQLParser.Parse(text.Replace(word, $"\"{word}\"", System.StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("  `[1, }`", 1, 8)]
    [InlineData("`[1,\n }`", 2, 2)]
    public void Errors_in_Ion_have_their_place_in_the_statement(string text, int line, int column)
    {
        PartiQLException e = Assert.Throws<PartiQLException>(() => PartiQLParser.Parse(text));
        Assert.Equal((PartiQLErrorKind.Lexer, line, column), (e.Kind, e.Line, e.Column));
        Assert.StartsWith("not an Ion value: ", e.Reason, System.StringComparison.Ordinal);
        Assert.DoesNotContain("line", e.Reason, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_know_their_place()
    {
        Query query = Assert.IsType<Query>(PartiQLParser.Parse("\n a +\n  b.c").Statement);
        Binary sum = Assert.IsType<Binary>(query.Expression);
        Path path = Assert.IsType<Path>(sum.Right);
        Assert.Equal(new SourcePosition(2, 4), sum.Position);
        Assert.Equal(new SourcePosition(2, 2), sum.Left.Position);
        Assert.Equal(new SourcePosition(3, 3), path.Position);
        Assert.Equal(new SourcePosition(3, 4), path.Steps[0].Position);
    }
}
