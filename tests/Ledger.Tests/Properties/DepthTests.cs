using System;
using System.Linq;
using System.Threading;
using SessionTools.Ledger.PartiQL;
using Xunit;

namespace SessionTools.Ledger.Tests.Properties;

/// <summary>No text, however deep or long, exhausts the stack.</summary>
public sealed class DepthTests
{
    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "1", "]")]
    [InlineData("<<", "1", ">>")]
    [InlineData("{'a':", "1", "}")]
    [InlineData("NOT ", "a", "")]
    [InlineData("- ", "a", "")]
    [InlineData("f(", "1", ")")]
    [InlineData("CASE WHEN ", "a", " THEN 1 END")]
    [InlineData("(SELECT * FROM ", "a", ")")]
    [InlineData("SELECT * FROM (", "a", ")")]
    [InlineData("SELECT VALUE ", "a", " FROM t")]
    [InlineData("a[", "1", "]")]
    [InlineData("a IN (", "1", ")")]
    [InlineData("", "1", " + 1")]
    [InlineData("", "a", " = a")]
    [InlineData("", "a", " IS NULL")]
    [InlineData("SELECT * FROM a", "", ", a")]
    [InlineData("1 + (2 * ", "1", ")")]
    public void Depth_is_limited(string open, string middle, string close)
    {
        PartiQLException e = Assert.Throws<PartiQLException>(() => OnSmallStack(Nest(open, middle, close, 100_000)));
        Assert.StartsWith("the statement nests deeper than 256 levels", e.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("", "1", " + 1")]
    [InlineData("[", "1", "]")]
    public void A_hundred_levels_are_read(string open, string middle, string close)
    {
        Assert.NotNull(PartiQLParser.Parse(Nest(open, middle, close, 100)).Statement);
    }

    [Fact]
    public void Chains_of_AND_and_OR_and_collections_are_flat_and_may_be_long()
    {
        string chain = string.Join(" OR ", Enumerable.Repeat("a = 1 AND b", 20_000));
        string list = string.Join(", ", Enumerable.Repeat("{'a': ?}", 20_000));
        Assert.Equal(0, PartiQLParser.Parse(chain).ParameterCount);
        Assert.Equal(20_000, PartiQLParser.Parse($"INSERT INTO t << {list} >>").ParameterCount);
    }

    private static string Nest(string open, string middle, string close, int levels)
    {
        bool isSource = open.StartsWith("SELECT * FROM (", StringComparison.Ordinal);
        string opened = isSource ? "SELECT * FROM " + Repeat("(", levels) : Repeat(open, open.EndsWith(" a", StringComparison.Ordinal) ? 1 : levels);
        return opened + middle + Repeat(close, levels);
    }

    private static string Repeat(string text, int times)
    {
        return string.Concat(Enumerable.Repeat(text, times));
    }

    /// <summary>On a thread with the smallest stack of the supported systems.</summary>
    private static void OnSmallStack(string text)
    {
        Exception? failure = null;
        Thread thread = new(() => failure = Record.Exception(() => PartiQLParser.Parse(text)), maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        if (failure is not null)
        {
            throw failure;
        }
    }
}
