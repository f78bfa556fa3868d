using Xunit;

namespace SessionTools.Ledger.Tests.Parsing;

public sealed class StatementTests
{
    [Theory]
    [InlineData("create table t", "(CreateTable t)")]
    [InlineData("CREATE TABLE t WITH (aws_tags = `{a:\"b\"}`);", "(CreateTable t {a:\"b\"})")]
    [InlineData("DROP TABLE \"t\"", "(DropTable \"t\")")]
    [InlineData("UNDROP TABLE \"5PLf9SXwndd63lPaSIa0O6\"", "(UndropTable \"5PLf9SXwndd63lPaSIa0O6\")")]
    [InlineData("CREATE INDEX ON t (f)", "(CreateIndex t f)")]
    [InlineData("DROP INDEX \"i\" ON t WITH (purge = true)", "(DropIndex \"i\" t)")]
    [InlineData("EXEC REDACT_REVISION `{a:1}`, 't', ?", "(Execute REDACT_REVISION {a:1} \"t\" ?0)")]
    public void Definitions(string text, string tree)
    {
        Assert.Equal(tree, TreePrinter.Print(text));
    }

    [Theory]
    [InlineData("INSERT INTO t VALUE {'a': 1}", "(Insert (InsertOperation t (Struct \"a\" 1) IsValue))")]
    [InlineData("INSERT INTO t ?", "(Insert (InsertOperation t ?0))")]
    [InlineData("INSERT INTO t << ?, ? >>", "(Insert (InsertOperation t (Bag ?0 ?1)))")]
    [InlineData("INSERT INTO t [ ? ]", "(Insert (InsertOperation t (List ?0)))")]
    [InlineData("INSERT INTO t `{a:1}`", "(Insert (InsertOperation t {a:1}))")]
    [InlineData("INSERT INTO t (SELECT * FROM u)", "(Insert (InsertOperation t (SelectQuery (StarProjection) u)))")]
    [InlineData("INSERT INTO t SELECT * FROM u", "(Insert (InsertOperation t (SelectQuery (StarProjection) u)))")]
    [InlineData("INSERT INTO t.l VALUE 1 AT 0", "(Insert (InsertOperation t.l 1 IsValue At:0))")]
    [InlineData("UPDATE t AS a BY id SET a.b[0] = 1, c = ? WHERE id = ?",
        "(Update (Scan t As:a By:id) (SetOperation (Assignment a.b[0] 1) (Assignment c ?0)) Where:(Equal id ?1))")]
    [InlineData("UPDATE t a INSERT INTO a.l VALUE 1 AT 2",
        "(Update (Scan t As:a) (InsertOperation a.l 1 IsValue At:2))")]
    [InlineData("UPDATE t REMOVE x WHERE y", "(Update t (RemoveOperation x) Where:y)")]
    [InlineData("DELETE FROM t", "(Delete t)")]
    [InlineData("DELETE FROM t AS a BY id WHERE a.b = 1", "(Delete (Scan t As:a By:id) Where:(Equal a.b 1))")]
    [InlineData("FROM t AS a, a.l AS x WHERE x = 1 REMOVE x",
        "(FromManipulation (Join Inner (Scan t As:a) (Scan a.l As:x)) Where:(Equal x 1) (RemoveOperation x))")]
    [InlineData("FROM t BY id INSERT INTO l[0] VALUE 1 SET a = 2",
        "(FromManipulation (Scan t By:id) (InsertOperation l[0] 1 IsValue) (SetOperation (Assignment a 2)))")]
    public void Manipulations(string text, string tree)
    {
        Assert.Equal(tree, TreePrinter.Print(text));
    }
}
