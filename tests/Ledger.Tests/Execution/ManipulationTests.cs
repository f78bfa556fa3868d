using System;
using System.Collections.Generic;
using SessionTools.Ion;
using SessionTools.Ledger.Execution;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Tests.Execution.Support;
using Xunit;

namespace SessionTools.Ledger.Tests.Execution;

/// <summary>INSERT, UPDATE, DELETE and FROM; what they return, and what the tables hold afterwards.</summary>
public sealed class ManipulationTests
{
    private static FakeLedger Ledger(params string[] documents)
    {
        return new FakeLedger().With("T", documents);
    }

    private static string Contents(FakeLedger ledger)
    {
        return string.Join(' ', ledger.Run("SELECT * FROM T"));
    }

    [Theory]
    [InlineData("INSERT INTO T VALUE {'a': 1}", "{a:1}", 1)]
    [InlineData("INSERT INTO T {'a': 1}", "{a:1}", 1)]
    [InlineData("INSERT INTO T `{a: 1}`", "{a:1}", 1)]
    [InlineData("INSERT INTO T VALUE `{a: 1}`", "{a:1}", 1)]
    [InlineData("INSERT INTO T <<{'a': 1}, {'a': 2}>>", "{a:1} {a:2}", 2)]
    [InlineData("INSERT INTO T [{'a': 1}, {'a': 2}]", "{a:1} {a:2}", 2)]
    [InlineData("INSERT INTO T (SELECT VALUE {'a': x} FROM << 5, 6 >> AS x)", "{a:5} {a:6}", 2)]
    [InlineData("INSERT INTO T SELECT x AS a FROM << 5 >> AS x", "{a:5}", 1)]
    [InlineData("INSERT INTO T << >>", "", 0)]
    [InlineData("INSERT INTO T {'a': <<1, MISSING>>, 'b': MISSING, 'c': [MISSING]}", "{a:[1],c:[null]}", 1)]
    public void Documents_are_inserted(string statement, string expected, int count)
    {
        FakeLedger ledger = Ledger();
        string[] result = ledger.Run(statement);
        Assert.Equal(count, result.Length);
        Assert.All(result, row => Assert.Matches("^{documentId:\"doc[0-9]{19}\"}$", row));
        Assert.Equal(expected, Contents(ledger));
    }

    [Theory]
    [InlineData("INSERT INTO T ?", "{a:1}", "{a:1}")]
    [InlineData("INSERT INTO T VALUE ?", "{a:1}", "{a:1}")]
    [InlineData("INSERT INTO T ?", "[{a:1},{a:2}]", "{a:1} {a:2}")]
    [InlineData("INSERT INTO T <<?>>", "{a:1}", "{a:1}")]
    public void Parameters_are_inserted(string statement, string parameter, string expected)
    {
        FakeLedger ledger = Ledger();
        ledger.Run(statement, IonValue.Parse(parameter));
        Assert.Equal(expected, Contents(ledger));
    }

    [Theory]
    [InlineData("INSERT INTO T VALUE 5", 21)]
    [InlineData("INSERT INTO T << {'a': 1}, 5 >>", 15)]
    [InlineData("INSERT INTO T VALUE [{'a': 1}]", 21)]
    [InlineData("INSERT INTO T VALUE NULL", 21)]
    public void What_is_no_struct_is_refused_and_nothing_is_written(string statement, int column)
    {
        FakeLedger ledger = Ledger();
        PartiQLException e = Assert.Throws<PartiQLException>(() => ledger.Run(statement));
        Assert.Equal((PartiQLErrorKind.Evaluator, column), (e.Kind, e.Column));
        Assert.Equal("", Contents(ledger));
    }

    [Theory]
    [InlineData("UPDATE T SET a = 5 WHERE a = 1", "{a:2,b:{c:9}} {a:5}")]
    [InlineData("UPDATE T AS t SET t.a = t.a + 10, t.n = t.a", "{a:11,n:1} {a:12,b:{c:9},n:2}")]
    [InlineData("UPDATE T AS t BY id SET t.a = id WHERE id = 'doc0000000000000000002'", "{a:2,b:{c:9}} {a:\"doc0000000000000000002\"}")]
    [InlineData("UPDATE T SET b.c = 1, b.d.e = 'x'", "{a:1,b:{c:1,d:{e:\"x\"}}} {a:2,b:{c:1,d:{e:\"x\"}}}")]
    [InlineData("UPDATE T AS t SET t = {'whole': t.a} WHERE t.a = 2", "{a:1} {whole:2}")]
    [InlineData("UPDATE T SET T = {'whole': 1} WHERE a = 2", "{a:1} {whole:1}")]
    [InlineData("UPDATE T SET a = MISSING WHERE a = 1", "{a:2,b:{c:9}} {}")]
    [InlineData("UPDATE T REMOVE b.c", "{a:1} {a:2,b:{}}")]
    [InlineData("UPDATE T REMOVE b SET a = 7", "{a:7} {a:7}")]
    [InlineData("UPDATE T AS t INSERT INTO t.l VALUE 1 INSERT INTO t.l VALUE 2 WHERE t.a = 1", "{a:2,b:{c:9}} {a:1,l:[1,2]}")]
    [InlineData("UPDATE T AS t INSERT INTO t VALUE 3 AT 'new' WHERE t.a = 1", "{a:2,b:{c:9}} {a:1,new:3}")]
    [InlineData("DELETE FROM T WHERE a = 1", "{a:2,b:{c:9}}")]
    [InlineData("DELETE FROM T AS t BY id WHERE id = 'doc0000000000000000003'", "{a:1}")]
    [InlineData("DELETE FROM T", "")]
    [InlineData("FROM T AS t WHERE t.a = 1 REMOVE t", "{a:2,b:{c:9}}")]
    [InlineData("FROM T WHERE a = 1 SET a = 8", "{a:2,b:{c:9}} {a:8}")]
    public void Documents_are_changed(string statement, string expected)
    {
        FakeLedger ledger = Ledger("{a:1}", "{a:2,b:{c:9}}");
        ledger.Run(statement);
        Assert.Equal(expected, Contents(ledger));
    }

    [Theory]
    [InlineData("FROM T AS t, t.l AS x WHERE x.n > 1 SET x.m = x.n * 10", "{l:[{n:1},{n:2,m:20},{n:3,m:30}]}")]
    [InlineData("FROM T AS t, t.l AS x WHERE x.n < 3 REMOVE x", "{l:[{n:3}]}")]
    [InlineData("FROM T AS t, t.l AS x REMOVE x", "{l:[]}")]
    [InlineData("FROM T AS t, t.l AS x AT i WHERE i = 1 SET x = 'second'", "{l:[{n:1},\"second\",{n:3}]}")]
    [InlineData("FROM T AS t, t.l AS x INSERT INTO t.log VALUE x.n", "{l:[{n:1},{n:2},{n:3}],log:[1,2,3]}")]
    [InlineData("FROM T AS t INSERT INTO t.l VALUE 0 AT 0", "{l:[0,{n:1},{n:2},{n:3}]}")]
    [InlineData("FROM T AS t INSERT INTO t.l VALUE 0 AT 1", "{l:[{n:1},0,{n:2},{n:3}]}")]
    [InlineData("FROM T AS t INSERT INTO t.l << 7, 8 >>", "{l:[{n:1},{n:2},{n:3},7,8]}")]
    [InlineData("FROM T AS t SET t.l[0] = 'first', t.l[3] = 'fourth'", "{l:[\"first\",{n:2},{n:3},\"fourth\"]}")]
    [InlineData("FROM T AS t REMOVE t.l[0] REMOVE t.l[1]", "{l:[{n:3}]}")]
    [InlineData("FROM T AS t, t.l AS x INSERT INTO x VALUE 1 AT 'k'", "{l:[{n:1,k:1},{n:2,k:1},{n:3,k:1}]}")]
    [InlineData("FROM T AS t, UNPIVOT t.l[0] AS v AT k SET v = 100", "{l:[{n:100},{n:2},{n:3}]}")]
    public void Several_rows_change_one_document_once(string statement, string expected)
    {
        FakeLedger ledger = Ledger("{l:[{n:1},{n:2},{n:3}]}");
        string[] result = ledger.Run(statement);
        Assert.Equal(["{documentId:\"doc0000000000000000002\"}"], result);
        Assert.Equal(expected, Contents(ledger));
        Assert.Equal(["1"], ledger.Run("SELECT VALUE metadata.version FROM _ql_committed_T"));
    }

    [Fact]
    public void No_row_changes_nothing()
    {
        FakeLedger ledger = Ledger("{a:1}");
        Assert.Empty(ledger.Run("UPDATE T SET a = 2 WHERE a = 3"));
        Assert.Empty(ledger.Run("DELETE FROM T WHERE a = 3"));
        Assert.Equal("{a:1}", Contents(ledger));
    }

    [Theory]
    [InlineData("UPDATE T SET a.b = 1", "Evaluator Error: at line 1, column 14: what should have the field 'b' is no struct")]
    [InlineData("UPDATE T AS t SET t = 5", "Evaluator Error: at line 1, column 19: a document must be a struct, not int")]
    [InlineData("UPDATE T SET a[0] = 1", "Evaluator Error: at line 1, column 14: there is no such element, and only the one behind the last can be made")]
    [InlineData("UPDATE T AS t INSERT INTO t.a VALUE 1", "Evaluator Error: at line 1, column 27: without a field's name behind AT, INSERT INTO needs a list")]
    [InlineData("UPDATE _ql_committed_T SET a = 1", "Semantic Error: at line 1, column 8: '_ql_committed_T' is a view of what is committed and cannot be changed")]
    [InlineData("UPDATE Nobody SET a = 1", "Semantic Error: at line 1, column 8: No such variable named 'Nobody'")]
    [InlineData("DELETE FROM Nobody", "Semantic Error: at line 1, column 13: No such variable named 'Nobody'")]
    [InlineData("INSERT INTO Nobody VALUE {}", "Semantic Error: at line 1, column 13: No such variable named 'Nobody'")]
    [InlineData("INSERT INTO T VALUE {} AT 1", "Semantic Error: at line 1, column 27: a table has no positions, so AT is of no use here")]
    [InlineData("FROM << {'a': 1} >> AS x SET x.a = 2", "Semantic Error: at line 1, column 30: only documents of tables, and what is in them, can be changed")]
    [InlineData("FROM history(T) AS h SET h.data.a = 2", "Semantic Error: at line 1, column 26: only documents of tables, and what is in them, can be changed")]
    public void What_cannot_be_changed_is_an_error_with_its_place(string statement, string message)
    {
        FakeLedger ledger = Ledger("{a:1}");
        PartiQLException e = Assert.Throws<PartiQLException>(() => ledger.Run(statement));
        Assert.Equal(message, e.Message);
        Assert.Equal("{a:1}", Contents(ledger));
    }

    [Fact]
    public void The_wrong_number_of_parameters_is_an_error()
    {
        FakeLedger ledger = Ledger();
        PartiQLException e = Assert.Throws<PartiQLException>(() => ledger.Run("INSERT INTO T VALUE ?"));
        Assert.Equal("Semantic Error: at line 1, column 1: the statement has 1 parameter, but 0 values were given", e.Message);
    }

    [Fact]
    public void Manipulation_has_run_when_the_call_returns_and_a_query_has_not()
    {
        FakeLedger ledger = Ledger("{a:1}", "{a:2}");
        IEnumerable<IonValue> deleted = Start(ledger, "DELETE FROM T WHERE a = 1");
        Assert.Equal("{a:2}", Contents(ledger));
        long before = ledger.Reads;
        IEnumerable<IonValue> rows = Start(ledger, "SELECT * FROM T");
        Assert.Equal(before, ledger.Reads);
        Assert.Single(rows);
        Assert.Single(deleted);
    }

    private static IEnumerable<IonValue> Start(FakeLedger ledger, string statement)
    {
        return PreparedStatement.Prepare(statement, extended: false).Run(ledger, Array.Empty<IonValue>());
    }
}
