using System.Linq;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Tests.Execution.Support;
using Xunit;

namespace SessionTools.Ledger.Tests.Execution;

/// <summary>Document ids, committed views and history().</summary>
public sealed class ViewTests
{
    private const string First = "doc0000000000000000002";

    private readonly FakeLedger _ledger = new FakeLedger().With("T", "{a:1}", "{a:2}");

    [Theory]
    [InlineData("SELECT VALUE id FROM T BY id WHERE a = 1", "\"doc0000000000000000002\"")]
    [InlineData("SELECT * FROM T AS t BY id WHERE id = 'doc0000000000000000003'", "{a:2,id:\"doc0000000000000000003\"}")]
    [InlineData("SELECT id, t.a FROM T AS t BY id WHERE id IN ('doc0000000000000000003', 'no', 'doc0000000000000000003')", "{id:\"doc0000000000000000003\",a:2}")]
    [InlineData("SELECT VALUE metadata.id FROM _ql_committed_T WHERE data.a = 2", "\"doc0000000000000000003\"")]
    [InlineData("SELECT r.data.a, r.metadata.version FROM _ql_committed_T AS r WHERE r.metadata.id = 'doc0000000000000000002'", "{a:1,version:0}")]
    [InlineData("SELECT COUNT(*) AS n FROM T BY id WHERE id = 'nobody'", "{n:0}")]
    public void Documents_are_found_by_their_ids(string statement, string expected)
    {
        Assert.Equal([expected], _ledger.Run(statement));
    }

    [Fact]
    public void The_committed_view_has_four_parts()
    {
        Assert.Equal(
            "{blockAddress:{strandId:\"FakeStrand000000000000\",sequenceNo:0},hash:{{AQID}},data:{a:1},"
            + "metadata:{id:\"doc0000000000000000002\",version:0,txTime:2024-05-01T12:00:00.000Z,txId:\"FakeTransaction0000000\"}}",
            _ledger.Run("SELECT * FROM _ql_committed_T AS c WHERE c.metadata.id = '" + First + "'").Single());
    }

    [Fact]
    public void History_has_every_revision_and_the_deletion()
    {
        _ledger.Run("UPDATE T SET a = 10 WHERE a = 1");
        _ledger.Run("DELETE FROM T WHERE a = 10");
        string byName = string.Join(' ', _ledger.Run($"SELECT h.metadata.version AS v, h.data.a FROM history(T) AS h WHERE h.metadata.id = '{First}'"));
        Assert.Equal("{v:0,a:1} {v:1,a:10} {v:2}", byName);
        Assert.Equal(4, _ledger.Run("SELECT * FROM history(T)").Length);
        _ledger.Run("DROP TABLE T");
        Assert.Equal(4, _ledger.Run("SELECT * FROM history('tab0000000000000000001')").Length);
        Assert.Equal(4, _ledger.Run("SELECT * FROM history(\"tab0000000000000000001\")").Length);
    }

    [Theory]
    [InlineData("`2024-05-01T12:00:00Z`, `2024-05-01T12:00:00Z`", "1 2")]
    [InlineData("`2024-05-01T12:00:02Z`", "2 10")]
    [InlineData("`2024-05-01T12:00:01Z`, `2024-05-01T12:00:01Z`", "1 2 10")]
    [InlineData("`2023T`, `2024-01-01T`", "")]
    [InlineData("NULL, `2024-05-01T14:00:00+02:00`", "1 2")]
    public void History_is_cut_to_a_time(string times, string expected)
    {
        _ledger.Run("UPDATE T SET a = 10 WHERE a = 1");
        Assert.Equal(expected, string.Join(' ', _ledger.Run($"SELECT VALUE data.a FROM history(T, {times})")));
    }

    [Theory]
    [InlineData("SELECT * FROM history(Nobody)", "Semantic Error: at line 1, column 23: No such variable named 'Nobody'")]
    [InlineData("SELECT * FROM history()", "Semantic Error: at line 1, column 15: history takes a table, a start time and an end time; the times may be left out")]
    [InlineData("SELECT * FROM history(1)", "Semantic Error: at line 1, column 23: history takes the name of a table, or its id as a string")]
    [InlineData("SELECT * FROM history(T, 'x')", "Evaluator Error: at line 1, column 26: history takes timestamps, such as `2024-05-01T00:00:00Z`")]
    [InlineData("SELECT * FROM history(T, `2024T`, `2023T`)", "Evaluator Error: at line 1, column 15: the start time of history is after its end time")]
    [InlineData("SELECT * FROM _ql_committed_Nobody", "Semantic Error: at line 1, column 15: No such variable named '_ql_committed_Nobody'")]
    public void A_wrong_view_is_an_error_with_its_place(string statement, string message)
    {
        PartiQLException e = Assert.Throws<PartiQLException>(() => _ledger.Run(statement));
        Assert.Equal(message, e.Message);
    }
}
