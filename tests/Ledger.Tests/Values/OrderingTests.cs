using System;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Values;
using Xunit;
using static SessionTools.Ledger.Tests.Values.Assertions;

namespace SessionTools.Ledger.Tests.Values;

public sealed class OrderingTests
{
    private static readonly string[] s_ascending =
    [
        "false", "true", "nan", "-inf", "-1d400", "-5", "-4.5", "-1e0", "0", "0.1e0", "0.11", "1", "9007199254740993", "1e17", "1d400",
        "+inf", "1999T", "2000-01-01T00:00:00.5Z", "2000-01-01T00:00:01+00:00", "$0", "\"\"", "A", "\"a\"", "\"aa\"", "\"\\uFFFD\"",
        "\"\\U0001F600\"", "{{\"\"}}", "{{QQ==}}", "{{\"a\"}}", "[]", "[1]", "[1, 2]", "[2]", "()", "(1)", "{}", "{a: 1}", "{a: 1, b: 1}",
        "{a: 2}", "{b: 0}", "$bag::[]", "$bag::[2, 1]", "$bag::[2, 2]", "null",
    ];

    [Fact]
    public void All_types_have_one_order()
    {
        IonValue[] values = [.. s_ascending.Select(Read)];
        for (int i = 0; i < values.Length; i++)
        {
            for (int j = 0; j < values.Length; j++)
            {
                Assert.True(
                    Math.Sign(Ordering.Compare(values[i], values[j])) == i.CompareTo(j), s_ascending[i] + " and " + s_ascending[j]);
            }
        }
    }

    [Theory]
    [InlineData("null", "$missing::null", 0)]
    [InlineData("null", "1", -1)]
    [InlineData("[null]", "[1]", -1)]
    public void Nulls_can_come_first(string left, string right, int expected)
    {
        Assert.Equal(expected, Ordering.Compare(Read(left), Read(right), nullsFirst: true));
        Assert.Equal(-expected, Ordering.Compare(Read(left), Read(right)));
    }

    [Theory]
    [InlineData("1", "2", "true", "true", "false", "false")]
    [InlineData("1", "1.0", "false", "true", "false", "true")]
    [InlineData("a", "\"b\"", "true", "true", "false", "false")]
    [InlineData("2001T", "2000T", "false", "false", "true", "true")]
    [InlineData("nan", "1", "false", "false", "false", "false")]
    [InlineData("nan", "nan", "false", "true", "false", "true")]
    [InlineData("1", "a", "$missing::null", "$missing::null", "$missing::null", "$missing::null")]
    [InlineData("1", "null", "null", "null", "null", "null")]
    [InlineData("$missing::null", "null", "$missing::null", "$missing::null", "$missing::null", "$missing::null")]
    public void Comparisons_hold_between_values_of_a_kind(
        string left, string right, string less, string lessOrEqual, string greater, string greaterOrEqual)
    {
        Gives(less, () => Comparison.Less(Read(left), Read(right)));
        Gives(lessOrEqual, () => Comparison.LessOrEqual(Read(left), Read(right)));
        Gives(greater, () => Comparison.Greater(Read(left), Read(right)));
        Gives(greaterOrEqual, () => Comparison.GreaterOrEqual(Read(left), Read(right)));
    }

    [Theory]
    [InlineData("1", "1", "2", "true")]
    [InlineData("2.5", "1", "2", "false")]
    [InlineData("3", "null", "2", "false")]
    [InlineData("1", "null", "2", "null")]
    public void Between_has_its_bounds_in_it(string value, string low, string high, string expected)
    {
        Gives(expected, () => Comparison.Between(Read(value), Read(low), Read(high)));
    }
}
