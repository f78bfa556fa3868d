using System;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;
using Xunit;
using static SessionTools.Ledger.Tests.Values.Assertions;

namespace SessionTools.Ledger.Tests.Values;

public sealed class FunctionTests
{
    private static readonly FunctionContext s_context = new(new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), "tx1");

    [Theory]
    [InlineData("char_length", "[\"a\\U0001F600\"]", "2")]
    [InlineData("character_length", "[abc]", "3")]
    [InlineData("char_length", "[null]", "null")]
    [InlineData("char_length", "[1]", "!CHAR_LENGTH expects a string, not int")]
    [InlineData("lower", "[\"\u00C4B\"]", "\"\u00E4b\"")]
    [InlineData("upper", "['\u00E4b']", "\"\u00C4B\"")]
    [InlineData("lower", "[$missing::null]", "null")]
    [InlineData("substring", "[\"abcdef\", 2]", "\"bcdef\"")]
    [InlineData("substring", "[\"abcdef\", 2, 3]", "\"bcd\"")]
    [InlineData("substring", "[\"abcdef\", -1, 4]", "\"ab\"")]
    [InlineData("substring", "[\"abcdef\", 0, 1]", "\"\"")]
    [InlineData("substring", "[\"abcdef\", 9, 1]", "\"\"")]
    [InlineData("substring", "[\"abcdef\", 3, 9223372036854775807]", "\"cdef\"")]
    [InlineData("substring", "[\"abcdef\", -9223372036854775808, 5]", "\"\"")]
    [InlineData("substring", "[\"a\\U0001F600b\", 2, 1]", "\"\\U0001F600\"")]
    [InlineData("substring", "[\"a\", 1, -1]", "!Argument 3 of SUBSTRING has to be at least 0")]
    [InlineData("substring", "[\"a\", null]", "null")]
    [InlineData("substring", "[\"a\", 1.5]", "!SUBSTRING expects an integer of 64 bits, not decimal")]
    [InlineData("coalesce", "[null, $missing::null, 3, 4]", "3")]
    [InlineData("coalesce", "[null, $missing::null]", "null")]
    [InlineData("coalesce", "[$missing::null]", "$missing::null")]
    [InlineData("nullif", "[1, 1.0]", "null")]
    [InlineData("nullif", "[1, 2]", "1")]
    [InlineData("nullif", "[1, null]", "1")]
    [InlineData("nullif", "[$missing::null, $missing::null]", "$missing::null")]
    [InlineData("size", "[[1, null]]", "2")]
    [InlineData("size", "[{a: 1, a: 2}]", "2")]
    [InlineData("size", "[null]", "null")]
    [InlineData("size", "[\"ab\"]", "!SIZE expects a list, sexp, bag or struct, not string")]
    [InlineData("exists", "[$bag::[$missing::null]]", "true")]
    [InlineData("exists", "[()]", "false")]
    [InlineData("exists", "[null]", "false")]
    [InlineData("txid", "[]", "\"tx1\"")]
    [InlineData("utcnow", "[]", "2020-01-02T01:04:05Z")]
    [InlineData("abs", "[-0.0]", "0.0")]
    [InlineData("abs", "[-3]", "3")]
    [InlineData("abs", "[-inf]", "+inf")]
    [InlineData("mod", "[-17, 4]", "-1")]
    [InlineData("cardinality", "[[]]", "0")]
    [InlineData("octet_length", "[\"\u00E4\"]", "2")]
    [InlineData("bit_length", "[\"\u00E4\"]", "16")]
    [InlineData("position", "[\"c\", \"\\U0001F600bc\"]", "3")]
    [InlineData("position", "[\"x\", \"abc\"]", "0")]
    public void Functions_of_the_table(string name, string arguments, string expected)
    {
        Function function = FunctionTable.Find(name)!;
        IonValue[] values = [.. (IonList)Read(arguments)];
        Assert.InRange(values.Length, function.LeastArguments, function.MostArguments);
        Gives(expected, () => function.Body(s_context, values));
    }

    [Fact]
    public void What_QLDB_does_not_have_is_marked()
    {
        Assert.Null(FunctionTable.Find("nosuch"));
        Assert.False(FunctionTable.Find("size")!.IsExtended);
        Assert.True(FunctionTable.Find("abs")!.IsExtended);
    }

    [Theory]
    [InlineData("\"a\"", "b", "\"ab\"")]
    [InlineData("\"a\"", "null", "null")]
    [InlineData("$missing::null", "null", "$missing::null")]
    [InlineData("\"a\"", "1", "$missing::null")]
    public void Texts_are_joined(string left, string right, string expected)
    {
        Gives(expected, () => TextFunctions.Concat(Read(left), Read(right)));
    }

    [Theory]
    [InlineData(TrimSide.Both, null, "\"  a b \"", "\"a b\"")]
    [InlineData(TrimSide.Leading, null, "\"  a \"", "\"a \"")]
    [InlineData(TrimSide.Trailing, null, "\"  a \"", "\"  a\"")]
    [InlineData(TrimSide.Both, null, "\"\\ta\"", "\"\\ta\"")]
    [InlineData(TrimSide.Both, "\"xy\\U0001F600\"", "\"\\U0001F600xaxy\"", "\"a\"")]
    [InlineData(TrimSide.Both, "\"x\"", "\"xx\"", "\"\"")]
    [InlineData(TrimSide.Both, "\"\"", "\" a \"", "\" a \"")]
    [InlineData(TrimSide.Both, "null", "\" a \"", "null")]
    [InlineData(TrimSide.Both, null, "1", "!TRIM expects a string, not int")]
    public void Texts_are_trimmed(TrimSide side, string? characters, string text, string expected)
    {
        Gives(expected, () => TextFunctions.Trim(side, characters is null ? null : Read(characters), Read(text)));
    }

    [Theory]
    [InlineData("count", false, "[1, 1.0, null, $missing::null, a]", "3")]
    [InlineData("count", true, "[1, 1.0, null, $missing::null, a]", "2")]
    [InlineData("count", false, "[]", "0")]
    [InlineData("sum", false, "[1, 2, null]", "3")]
    [InlineData("sum", true, "[1, 1.0, 2]", "3")]
    [InlineData("sum", false, "[1, 2.0, 3e0]", "6.0")]
    [InlineData("sum", false, "[null]", "null")]
    [InlineData("sum", false, "[a]", "!SUM expects a number, not symbol")]
    [InlineData("sum", false, "[9223372036854775807, 1]", "!Int overflow or underflow")]
    [InlineData("avg", false, "[1, 2]", "1.5")]
    [InlineData("avg", true, "[1, 1, 3]", "2.")]
    [InlineData("avg", false, "[]", "null")]
    [InlineData("max", false, "[1, a, null, 3]", "a")]
    [InlineData("min", false, "[2, a, null, 1.0, 1]", "1.0")]
    [InlineData("min", false, "[null]", "null")]
    [InlineData("every", false, "[true, null, false]", "false")]
    [InlineData("every", false, "[true, null]", "true")]
    [InlineData("any", false, "[false, true, false]", "true")]
    [InlineData("some", false, "[false, null]", "false")]
    [InlineData("some", false, "[null]", "null")]
    [InlineData("any", false, "[1]", "!ANY expects a bool, not int")]
    public void Aggregates_skip_what_is_unknown(string name, bool isDistinct, string values, string expected)
    {
        Gives(expected, () => AggregateFunction.OverElements(name, isDistinct, Read(values)));
    }

    [Fact]
    public void Aggregates_are_known_by_name()
    {
        Assert.Null(AggregateFunction.Create("every", isDistinct: false, isExtended: false));
        Assert.Null(AggregateFunction.Create("median", isDistinct: false, isExtended: true));
        Gives("null", () => AggregateFunction.OverElements("sum", isDistinct: false, Read("null")));
        Gives("!Expected a list, a sexp or a bag, not int", () => AggregateFunction.OverElements("sum", isDistinct: false, Read("1")));
    }
}
