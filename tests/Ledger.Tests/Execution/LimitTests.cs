using System;
using System.Linq;
using System.Threading;
using SessionTools.Ion;
using SessionTools.Ledger.Execution;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Tests.Execution.Support;
using Xunit;

namespace SessionTools.Ledger.Tests.Execution;

/// <summary>Statements that are deep, long or endless end as all others do.</summary>
public sealed class LimitTests
{
    private readonly FakeLedger _ledger = new FakeLedger().With("T", "{a:1}");

    [Fact]
    public void Deep_statements_run()
    {
        string query = string.Concat(Enumerable.Repeat("(SELECT VALUE x FROM ", 60)) + "T" + string.Concat(Enumerable.Repeat(" AS x)", 60));
        Assert.Equal(["{a:1}"], _ledger.Run(query));
        Assert.Equal(["true"], _ledger.Run(string.Concat(Enumerable.Repeat("NOT ", 200)) + "true"));
        Assert.Equal(["200"], _ledger.Run("0" + string.Concat(Enumerable.Repeat(" + 1", 200))));
        string sources = string.Join(", ", Enumerable.Range(0, 200).Select(number => $"T AS t{number}"));
        Assert.Equal(["{_1:1}"], _ledger.Run("SELECT COUNT(*) FROM " + sources));
    }

    [Fact]
    public void Long_statements_run()
    {
        string conditions = string.Join(" OR ", Enumerable.Range(0, 5_000).Select(number => $"a = {number + 2}"));
        Assert.Empty(_ledger.Run("SELECT * FROM T WHERE " + conditions));
        string values = string.Join(", ", Enumerable.Range(-10_000, 20_000));
        Assert.Equal(["{a:1}"], _ledger.Run($"SELECT * FROM T WHERE a IN ({values})"));
    }

    [Fact]
    public void A_path_that_no_document_could_have_is_refused()
    {
        string path = string.Join('.', Enumerable.Repeat("a", 2_000));
        PartiQLException e = Assert.Throws<PartiQLException>(() => _ledger.Run($"UPDATE T SET b.{path} = 1"));
        Assert.Equal("Semantic Error: at line 1, column 14: the path has more than 1000 steps", e.Message);
        Assert.Empty(_ledger.Run($"SELECT VALUE {path} FROM T"));
    }

    [Fact]
    public void A_document_that_would_be_too_deep_is_refused()
    {
        IonValue deep = Enumerable.Range(0, 1_020).Aggregate((IonValue)1, (inner, _) => new IonList(inner));
        PartiQLException e = Assert.Throws<PartiQLException>(() => _ledger.Run("UPDATE T SET a.b.c.d.e.f = ?", deep));
        Assert.Equal(PartiQLErrorKind.Evaluator, e.Kind);
        e = Assert.Throws<PartiQLException>(() => _ledger.Run("[[[[[[?]]]]]]", deep));
        Assert.Contains("nesting is too deep", e.Message, StringComparison.Ordinal);
        Assert.Equal(["{a:1}"], _ledger.Run("SELECT * FROM T"));
    }

    [Fact]
    public void A_statement_stops_when_it_is_no_longer_wanted()
    {
        using CancellationTokenSource stop = new();
        string sources = string.Join(", ", Enumerable.Range(0, 30).Select(number => $"<<1, 2, 3, 4>> AS x{number}"));
        PreparedStatement endless = PreparedStatement.Prepare("SELECT COUNT(*) FROM " + sources, extended: false);
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => endless.Run(new FakeLedger { Cancellation = stop.Token }, []).Count());
    }

    [Fact]
    public void What_is_kept_in_memory_has_a_bound()
    {
        string sources = string.Join(", ", Enumerable.Range(0, 30).Select(number => $"<<1, 2, 3, 4>> AS x{number}"));
        PartiQLException e = Assert.Throws<PartiQLException>(() => _ledger.Run($"SELECT VALUE SIZE((SELECT VALUE 1 FROM {sources})) FROM T"));
        Assert.Contains("the statement keeps more than 1000000 values in memory", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inner_query_without_outer_variables_runs_once()
    {
        FakeLedger ledger = new FakeLedger().With("A", "{k:1}", "{k:2}", "{k:3}").With("B", "{k:1}", "{k:3}");
        Assert.Equal(["1", "3"], ledger.Run("SELECT VALUE k FROM A WHERE k IN (SELECT VALUE b.k FROM B AS b)"));
        Assert.Equal(5, ledger.Reads);
        Assert.Equal(["1", "3"], ledger.Run("SELECT VALUE a.k FROM A AS a WHERE EXISTS(SELECT * FROM B AS b WHERE b.k = a.k)"));
    }

    [Fact]
    public void The_statement_used_last_are_kept()
    {
        PreparedStatement first = PreparedStatement.Prepare("SELECT 'kept' FROM T", extended: false);
        Assert.Same(first, PreparedStatement.Prepare("SELECT 'kept' FROM T", extended: false));
        Assert.NotSame(first, PreparedStatement.Prepare("SELECT 'kept' FROM T", extended: true));
        for (int i = 0; i < 600; i++)
        {
            PreparedStatement.Prepare($"SELECT {i} FROM T", extended: false);
        }

        Assert.NotSame(first, PreparedStatement.Prepare("SELECT 'kept' FROM T", extended: false));
    }
}
