using System;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution;
using SessionTools.Ledger.Tests.Execution.Support;
using Xunit;

namespace SessionTools.Ledger.Tests.Execution;

/// <summary>How statements find their rows, and how many documents they read for it.</summary>
public sealed class PlanTests
{
    private readonly FakeLedger _ledger = new FakeLedger()
        .With("P", "{id: 1, n: \"a\"}", "{id: 2, n: \"b\"}", "{id: 3, n: \"c\"}")
        .With("V", "{vin: 10, owner: 1}", "{vin: 11, owner: 1}", "{vin: 12, owner: 3}")
        .WithIndex("P", "id");

    [Theory]
    [InlineData("SELECT * FROM P", "scan P", 3)]
    [InlineData("SELECT * FROM P WHERE n = 'a'", "filter|  scan P", 3)]
    [InlineData("SELECT * FROM P WHERE id = 2", "filter|  index lookup P (id)", 1)]
    [InlineData("SELECT * FROM P WHERE 2 = P.id AND n = 'b'", "filter by 2 conditions|  index lookup P (id)", 1)]
    [InlineData("SELECT * FROM P AS p WHERE p.id IN (1, 2, 1, 9)", "filter|  index lookup P as p (id)", 2)]
    [InlineData("SELECT * FROM _ql_committed_P AS p WHERE p.data.id = 2", "filter|  index lookup P as p (id)", 1)]
    [InlineData("SELECT * FROM P WHERE id > 2", "filter|  scan P", 3)]
    [InlineData("SELECT * FROM P WHERE id = 1 OR n = 'a'", "filter|  scan P", 3)]
    [InlineData("SELECT * FROM P BY d WHERE d = 'doc0000000000000000002'", "filter|  document lookup P", 1)]
    [InlineData("SELECT * FROM P AS p BY d WHERE d IN ('doc0000000000000000002', 'x') AND p.id = 1", "filter by 2 conditions|  document lookup P as p", 1)]
    [InlineData("SELECT * FROM _ql_committed_P AS p WHERE p.metadata.id = 'doc0000000000000000002'", "filter|  document lookup P as p", 1)]
    [InlineData("SELECT * FROM history(P) AS h WHERE h.metadata.id = 'doc0000000000000000002'", "filter|  history P as h of documents", 1)]
    [InlineData("SELECT * FROM V AS v, P AS p WHERE p.id = v.owner", "nested loops|  scan V as v|  filter|    index lookup P as p (id)", 6)]
    [InlineData("SELECT * FROM P AS p, V AS v WHERE p.id = v.owner", "filter|  hash join|    scan P as p|    scan V as v", 6)]
    [InlineData("SELECT * FROM P AS p INNER JOIN V AS v ON p.id = v.owner WHERE v.vin = 10 AND p.n = 'a'", "filter|  hash join|    filter|      scan P as p|    filter|      scan V as v", 6)]
    [InlineData("SELECT * FROM P AS p, V AS v WHERE p.id < v.owner", "nested loops|  scan P as p|  filter|    scan V as v", 12)]
    [InlineData("SELECT * FROM P AS p, V AS v WHERE p.id = 1", "nested loops|  filter|    index lookup P as p (id)|  scan V as v", 4)]
    [InlineData("SELECT * FROM P a, P b, P c, P d, P e, P f", null, 1092)]
    [InlineData("SELECT COUNT(*) FROM P WHERE id = 1", "aggregate|  filter|    index lookup P (id)", 1)]
    [InlineData("UPDATE P SET n = 'z' WHERE id = 3", "filter|  index lookup P (id)", 1)]
    [InlineData("DELETE FROM P BY d WHERE d = 'doc0000000000000000002'", "filter|  document lookup P", 1)]
    public void Rows_are_found_the_shortest_way(string statement, string? plan, int reads)
    {
        if (plan is not null)
        {
            string[] steps = _ledger.Plan(statement).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(plan, string.Join('|', steps));
        }

        _ledger.Run(statement);
        Assert.Equal(reads, _ledger.Reads);
    }

    [Fact]
    public void A_parameter_is_a_key_for_a_lookup()
    {
        Assert.Equal(["{n:\"b\"}"], _ledger.Run("SELECT n FROM P WHERE id = ?", 2));
        Assert.Equal(["{n:\"a\"}", "{n:\"b\"}"], _ledger.Run("SELECT n FROM P WHERE id IN ?", new IonList(1, 2)));
        Assert.Equal(3, _ledger.Reads);
        Assert.Empty(_ledger.Run("SELECT n FROM P WHERE id = ?", IonNull.Instance));
        Assert.Equal(3, _ledger.Reads);
    }

    [Fact]
    public void A_query_reads_no_further_than_its_rows_are_taken()
    {
        Assert.Single(PreparedStatement.Prepare("SELECT * FROM P", extended: false).Run(_ledger, []).Take(1));
        Assert.Equal(1, _ledger.Reads);
        Assert.Single(_ledger.Run("SELECT VALUE EXISTS(SELECT * FROM V) FROM << 1 >>"));
        Assert.Equal(2, _ledger.Reads);
    }
}
