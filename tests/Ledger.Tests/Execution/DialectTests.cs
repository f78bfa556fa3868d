using System.Threading.Tasks;
using SessionTools.Ledger.Tests.Transactions;
using Xunit;

namespace SessionTools.Ledger.Tests.Execution;

/// <summary>
/// What only QLDB has (ids, committed views, history, changes of what FROM finds) together with joins, nested queries, aggregates
/// and nested data, on a ledger whose documents have been changed and deleted. The order of rows is nobody's promise.
/// </summary>
public sealed class DialectTests
{
    [Theory]
    [InlineData("SELECT v.vin, p.name FROM V AS v, P AS p WHERE v.owner = p.n", "{vin:\"a\",name:\"Bob\"}")]
    [InlineData("SELECT v.vin, p.name FROM V AS v INNER JOIN P AS p ON v.owner = p.n WHERE v.vin = 'a'", "{vin:\"a\",name:\"Bob\"}")]
    [InlineData("SELECT COUNT(*) AS n FROM V AS v BY id, history(V) AS h WHERE h.metadata.id = id", "{n:3}")]
    [InlineData("SELECT h.data.vin, h.metadata.version FROM history(V) AS h WHERE h.data.owner = 1", "{vin:\"a\",version:0}")]
    [InlineData("SELECT VALUE h.metadata.version FROM V AS v BY id INNER JOIN history(V) AS h ON h.metadata.id = id WHERE v.vin = 'a'", "0 1")]
    [InlineData("SELECT COUNT(*) AS n FROM history(V) AS h WHERE h.data IS MISSING", "{n:1}")]
    [InlineData("SELECT COUNT(*) AS n, MAX(h.metadata.version) AS top FROM history(V) AS h", "{n:5,top:1}")]
    [InlineData("SELECT VALUE h.metadata.version FROM history(V) AS h WHERE h.metadata.id IN (SELECT VALUE id FROM V BY id WHERE vin = 'a')", "0 1")]
    [InlineData("SELECT VALUE CAST(h.metadata.version AS STRING) FROM history(V) AS h WHERE h.data.vin = 'a'", "\"0\" \"1\"")]
    [InlineData("SELECT VALUE x.k FROM history(V) AS h, h.data.parts AS x", "\"x\" \"x\" \"y\" \"y\"")]
    [InlineData("SELECT COUNT(*) AS n FROM history(V) AS h, P AS p WHERE h.data.owner = p.n", "{n:3}")]
    [InlineData("SELECT VALUE c.data.vin FROM _ql_committed_V AS c WHERE c.data.owner IS NULL", "\"c\"")]
    [InlineData("SELECT VALUE c.data.vin FROM _ql_committed_V AS c WHERE c.data.owner IS NOT NULL", "\"a\"")]
    [InlineData("SELECT VALUE c.data.vin FROM _ql_committed_V AS c WHERE c.data.vin IN ('a', 'c', 'zz')", "\"a\" \"c\"")]
    [InlineData("SELECT VALUE c.metadata.version FROM _ql_committed_V AS c WHERE c.data.vin = 'a'", "1")]
    [InlineData("SELECT c.data.vin, p.name FROM _ql_committed_V AS c, P AS p WHERE c.data.owner = p.n", "{vin:\"a\",name:\"Bob\"}")]
    [InlineData("SELECT VALUE x.k FROM _ql_committed_V AS c, c.data.parts AS x", "\"x\" \"y\"")]
    [InlineData("SELECT VALUE x.k FROM _ql_committed_V AS c, c.data.parts AS x AT i WHERE i = 1", "\"y\"")]
    [InlineData("SELECT VALUE c.data.vin FROM _ql_committed_V AS c, V AS v BY id WHERE c.metadata.id = id", "\"a\" \"c\"")]
    [InlineData("SELECT VALUE id FROM V AS v BY id, P AS p WHERE p.n = v.owner AND p.name = 'Nobody'", "")]
    [InlineData("SELECT VALUE v.vin FROM V AS v BY id WHERE NOT id = 'nobody'", "\"a\" \"c\"")]
    [InlineData("SELECT VALUE {k: val} FROM V AS v, UNPIVOT v.parts[0] AS val AT k WHERE v.vin = 'a'", "{c:1} {k:\"x\"}")]
    [InlineData("SELECT v.vin, (SELECT VALUE p.name FROM P AS p WHERE p.n = v.owner) AS owners FROM V AS v", "{vin:\"a\",owners:[\"Bob\"]} {vin:\"c\",owners:[]}")]
    [InlineData("SELECT VALUE v.vin FROM V AS v WHERE EXISTS (SELECT * FROM P AS p WHERE p.n = v.owner)", "\"a\"")]
    [InlineData("SELECT VALUE v.vin FROM V AS v WHERE v.owner IN (SELECT VALUE p.n FROM P AS p)", "\"a\"")]
    [InlineData("SELECT VALUE SUM(x.c) FROM V AS v, v.parts AS x", "3")]
    [InlineData("SELECT SUM(x.c) AS s, AVG(x.c) AS a, MIN(x.c) AS lo, MAX(x.c) AS hi FROM V AS v, v.parts AS x", "{s:3,a:1.5,lo:1,hi:2}")]
    [InlineData("SELECT VALUE v.parts[1].k FROM V AS v WHERE v.vin = 'a'", "\"y\"")]
    [InlineData("SELECT v.nope FROM V AS v", "{} {}")]
    [InlineData("SELECT v.nope, v.vin FROM V AS v WHERE v.nope IS MISSING", "{vin:\"a\"} {vin:\"c\"}")]
    [InlineData("SELECT a.vin AS x, b.vin AS y FROM V AS a, V AS b WHERE a.vin = b.vin", "{x:\"a\",y:\"a\"} {x:\"c\",y:\"c\"}")]
    [InlineData("SELECT a.vin AS x, b.vin AS y FROM V AS a, V AS b WHERE a.vin < b.vin", "{x:\"a\",y:\"c\"}")]
    [InlineData("SELECT VALUE v.vin FROM V AS v WHERE v.vin LIKE '_' AND NOT v.vin = 'c'", "\"a\"")]
    [InlineData("SELECT VALUE CASE WHEN v.owner IS NULL THEN 'none' ELSE 'some' END FROM V AS v", "\"none\" \"some\"")]
    [InlineData("SELECT VALUE COALESCE(v.owner, 0) FROM V AS v", "0 2")]
    [InlineData("SELECT t.name, t.status, t.indexes[0].expr AS e FROM information_schema.user_tables AS t", "{name:\"P\",status:\"ACTIVE\"} {name:\"V\",status:\"ACTIVE\",e:\"[vin]\"}")]
    public async Task A_query_finds(string query, string expected)
    {
        await using TestLedger ledger = await LedgerWithHistory();
        Assert.Equal(expected, await Rows(ledger, query));
    }

    [Theory]
    [InlineData("UPDATE V AS v BY id SET v.seen = true WHERE id IN (SELECT VALUE c.metadata.id FROM _ql_committed_V AS c WHERE c.data.vin = 'c')", "SELECT VALUE v.vin FROM V AS v WHERE v.seen", "\"c\"")]
    [InlineData("FROM V AS v, P AS p WHERE v.owner = p.n SET v.ownerName = p.name", "SELECT v.vin, v.ownerName FROM V AS v", "{vin:\"a\",ownerName:\"Bob\"} {vin:\"c\"}")]
    [InlineData("FROM V AS v BY id, history(V) AS h WHERE h.metadata.id = id AND h.metadata.version = 0 SET v.was = h.data.owner", "SELECT v.vin, v.was FROM V AS v", "{vin:\"a\",was:1} {vin:\"c\",was:null}")]
    [InlineData("FROM V AS v, v.parts AS x WHERE x.c > 1 SET x.c = x.c + 1", "SELECT VALUE v.parts FROM V AS v", "[{k:\"x\",c:1},{k:\"y\",c:3}]")]
    [InlineData("FROM V AS v WHERE v.vin = 'a' INSERT INTO v.parts VALUE {'k': 'z', 'c': 9} AT 0", "SELECT VALUE v.parts FROM V AS v", "[{k:\"z\",c:9},{k:\"x\",c:1},{k:\"y\",c:2}]")]
    [InlineData("FROM V AS v, v.parts AS x WHERE x.k = 'x' REMOVE x.c", "SELECT VALUE v.parts FROM V AS v", "[{k:\"x\"},{k:\"y\",c:2}]")]
    [InlineData("UPDATE V AS v SET v.parts[0].k = UPPER(v.parts[0].k) WHERE v.vin = 'a'", "SELECT VALUE v.parts[0].k FROM V AS v", "\"X\"")]
    [InlineData("UPDATE V SET vin = 'd' WHERE vin = 'a'", "SELECT VALUE owner FROM V WHERE vin = 'd'", "2")]
    [InlineData("UPDATE V SET vin = 'd' WHERE vin = 'a'", "SELECT VALUE owner FROM V WHERE vin = 'a'", "")]
    [InlineData("UPDATE P SET n = n WHERE n = 1", "SELECT COUNT(*) AS n FROM history(P)", "{n:3}")]
    [InlineData("UPDATE V AS v REMOVE v.parts", "SELECT COUNT(*) AS n FROM history(V) AS h WHERE h.data.parts IS NOT MISSING", "{n:3}")]
    [InlineData("DELETE FROM V AS v WHERE v.vin IN (SELECT VALUE h.data.vin FROM history(V) AS h WHERE h.metadata.version = 0 AND h.data.owner IS NULL)", "SELECT VALUE v.vin FROM V AS v", "\"a\"")]
    [InlineData("DELETE FROM V", "SELECT COUNT(*) AS n FROM history(V) AS h WHERE h.data IS MISSING", "{n:3}")]
    [InlineData("INSERT INTO P SELECT v.vin AS name, 10 AS n FROM V AS v", "SELECT VALUE p.name FROM P AS p WHERE p.n = 10", "\"a\" \"c\"")]
    [InlineData("INSERT INTO P (SELECT h.data.vin AS name, h.metadata.version AS v FROM history(V) AS h WHERE h.data.vin = 'a')", "SELECT p.name, p.v FROM P AS p WHERE p.name = 'a'", "{name:\"a\",v:0} {name:\"a\",v:1}")]
    [InlineData("DROP TABLE P", "SELECT VALUE t.status FROM information_schema.user_tables AS t WHERE t.name = 'P'", "\"INACTIVE\"")]
    public async Task A_change_leaves(string change, string query, string expected)
    {
        await using TestLedger ledger = await LedgerWithHistory();
        await ledger.RunAsync(change);
        Assert.Equal(expected, await Rows(ledger, query));
    }

    private static async Task<string> Rows(TestLedger ledger, string query) =>
        string.Join(' ', await ledger.TextAsync(query));

    private static async Task<TestLedger> LedgerWithHistory()
    {
        TestLedger ledger = await TestLedger.OpenAsync();
        await ledger.RunAsync("CREATE TABLE V");
        await ledger.RunAsync("CREATE TABLE P");
        await ledger.RunAsync("CREATE INDEX ON V (vin)");
        await ledger.RunAsync("INSERT INTO P <<{'name': 'Ann', 'n': 1}, {'name': 'Bob', 'n': 2}>>");
        await ledger.RunAsync(
            "INSERT INTO V <<{'vin': 'a', 'owner': 1, 'parts': [{'k': 'x', 'c': 1}, {'k': 'y', 'c': 2}]}, "
            + "{'vin': 'b', 'owner': 2, 'parts': []}, {'vin': 'c', 'owner': null}>>");
        await ledger.RunAsync("UPDATE V SET owner = 2 WHERE vin = 'a'");
        await ledger.RunAsync("DELETE FROM V WHERE vin = 'b'");
        return ledger;
    }
}
