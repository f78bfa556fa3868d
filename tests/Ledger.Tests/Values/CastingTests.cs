using SessionTools.Ledger.Values;
using Xunit;
using static SessionTools.Ledger.Tests.Values.Assertions;

namespace SessionTools.Ledger.Tests.Values;

public sealed class CastingTests
{
    [Theory]
    [InlineData("true", "BOOL", "true")]
    [InlineData("0", "BOOLEAN", "false")]
    [InlineData("0.5", "BOOLEAN", "true")]
    [InlineData("\"TRUE\"", "BOOLEAN", "true")]
    [InlineData("\"a\"", "BOOLEAN", "false")]
    [InlineData("[1]", "BOOLEAN", "!Cannot convert list to BOOLEAN")]
    [InlineData("true", "INT", "1")]
    [InlineData("1.75", "INTEGER", "1")]
    [InlineData("-1.75e0", "INTEGER", "-1")]
    [InlineData("1d-1000000", "INTEGER", "0")]
    [InlineData("1d1000000", "INTEGER", "!Int overflow or underflow")]
    [InlineData("9223372036854775807.9", "INTEGER", "9223372036854775807")]
    [InlineData("9223372036854775808", "INTEGER", "!Int overflow or underflow")]
    [InlineData("nan", "INTEGER", "!Cannot convert float to INTEGER: nan")]
    [InlineData("\"+0042\"", "INTEGER", "42")]
    [InlineData("\"-0x1F\"", "INTEGER", "-31")]
    [InlineData("\"0xFF\"", "INTEGER", "255")]
    [InlineData("\"0b101\"", "INTEGER", "5")]
    [InlineData("\"0x\"", "INTEGER", "!Cannot convert string to INTEGER: 0x")]
    [InlineData("\"1.5\"", "INTEGER", "!Cannot convert string to INTEGER: 1.5")]
    [InlineData("\"\"", "INTEGER", "!Cannot convert string to INTEGER")]
    [InlineData("2017T", "INTEGER", "!Cannot convert timestamp to INTEGER: 2017T")]
    [InlineData("40000", "SMALLINT", "!Int overflow or underflow")]
    [InlineData("1.5", "FLOAT", "1.5e0")]
    [InlineData("'1e3'", "DOUBLE PRECISION", "1e3")]
    [InlineData("\"+inf\"", "REAL", "+inf")]
    [InlineData("\"1 \"", "REAL", "!Cannot convert string to REAL: 1 ")]
    [InlineData("1e-1", "DECIMAL", "0.1")]
    [InlineData("5", "DECIMAL", "5.")]
    [InlineData("\"-01.50\"", "DECIMAL", "-1.50")]
    [InlineData("\"1e2\"", "DECIMAL", "1d2")]
    [InlineData("\"e2\"", "DECIMAL", "!Cannot convert string to DECIMAL: e2")]
    [InlineData("\"1-1\"", "DECIMAL", "!Cannot convert string to DECIMAL: 1-1")]
    [InlineData("+inf", "DECIMAL", "!Cannot convert float to DECIMAL: +inf")]
    [InlineData("\"2020-05-06\"", "TIMESTAMP", "2020-05-06")]
    [InlineData("\"yesterday\"", "TIMESTAMP", "!Cannot convert string to TIMESTAMP: yesterday")]
    [InlineData("1.50", "STRING", "\"1.50\"")]
    [InlineData("5.", "STRING", "\"5\"")]
    [InlineData("1e0", "STRING", "\"1.0\"")]
    [InlineData("true", "VARCHAR", "\"true\"")]
    [InlineData("2017T", "STRING", "\"2017T\"")]
    [InlineData("123456789012345678901", "STRING", "\"123456789012345678901\"")]
    [InlineData("'a'", "STRING", "\"a\"")]
    [InlineData("\"a\"", "SYMBOL", "a")]
    [InlineData("{{\"a\"}}", "BLOB", "{{YQ==}}")]
    [InlineData("{{YQ==}}", "CLOB", "{{\"a\"}}")]
    [InlineData("(1 2)", "LIST", "[1, 2]")]
    [InlineData("[1, 2]", "BAG", "$bag::[1, 2]")]
    [InlineData("$bag::[1, 2]", "SEXP", "(1 2)")]
    [InlineData("{a: 1}", "STRUCT", "{a: 1}")]
    [InlineData("[1]", "STRUCT", "!Cannot convert list to STRUCT")]
    [InlineData("null", "INTEGER", "null")]
    [InlineData("$missing::null", "INTEGER", "null")]
    [InlineData("null", "MISSING", "$missing::null")]
    [InlineData("$missing::null", "NULL", "null")]
    [InlineData("1", "NULL", "!Cannot convert int to NULL: 1")]
    public void Values_are_converted(string value, string type, string expected)
    {
        Gives(expected, () => Casting.Cast(Read(value), Type(type)));
    }

    [Theory]
    [InlineData("1.255", "DECIMAL", 5, 2, "1.26")]
    [InlineData("1.245", "DECIMAL", 5, 2, "1.24")]
    [InlineData("1.5", "DECIMAL", 5, 2, "1.5")]
    [InlineData("0.001", "DECIMAL", 5, 2, "0.00")]
    [InlineData("1000", "DECIMAL", 5, 2, "!The decimal does not fit in 5 digits with 2 after the point")]
    [InlineData("999.999", "DECIMAL", 5, 2, "!The decimal does not fit in 5 digits with 2 after the point")]
    [InlineData("1d-1000000", "DECIMAL", 5, 2, "0.00")]
    public void Decimals_are_fitted(string value, string type, int precision, int scale, string expected)
    {
        Gives(expected, () => Casting.Cast(Read(value), Type(type, precision, scale)));
    }

    [Fact]
    public void Texts_are_cut_at_code_points()
    {
        Gives("\"a\\U0001F600\"", () => Casting.Cast(Read("\"a\\U0001F600b\""), Type("VARCHAR", 2)));
        Gives("\"12\"", () => Casting.Cast(Read("123"), Type("CHAR", 2)));
    }

    [Theory]
    [InlineData("1", "INT", true)]
    [InlineData("1.0", "INT", false)]
    [InlineData("1.0", "DECIMAL", true)]
    [InlineData("1e0", "FLOAT", true)]
    [InlineData("40000", "SMALLINT", false)]
    [InlineData("-4", "SMALLINT", true)]
    [InlineData("\"a\"", "STRING", true)]
    [InlineData("a", "STRING", false)]
    [InlineData("a", "SYMBOL", true)]
    [InlineData("\"a\"", "VARCHAR", true)]
    [InlineData("2020T", "TIMESTAMP", true)]
    [InlineData("{{}}", "BLOB", true)]
    [InlineData("{{\"\"}}", "CLOB", true)]
    [InlineData("[]", "LIST", true)]
    [InlineData("$bag::[]", "LIST", false)]
    [InlineData("$bag::[]", "BAG", true)]
    [InlineData("()", "SEXP", true)]
    [InlineData("{}", "TUPLE", true)]
    [InlineData("null", "NULL", true)]
    [InlineData("null.int", "INT", false)]
    [InlineData("$missing::null", "NULL", true)]
    [InlineData("$missing::null", "MISSING", true)]
    [InlineData("null", "MISSING", false)]
    [InlineData("1", "NULL", false)]
    public void Types_are_told_apart(string value, string type, bool expected)
    {
        Assert.Equal(expected, TypeTests.Is(Read(value), Type(type)));
    }

    [Theory]
    [InlineData("123.45", "DECIMAL", new[] { 5, 2 }, true)]
    [InlineData("123.45", "DECIMAL", new[] { 4, 2 }, false)]
    [InlineData("123.456", "DECIMAL", new[] { 6, 2 }, false)]
    [InlineData("0.00", "DECIMAL", new[] { 2, 2 }, true)]
    [InlineData("12.", "DECIMAL", new[] { 2 }, true)]
    [InlineData("\"ab\"", "CHAR", new[] { 2 }, true)]
    [InlineData("\"a\"", "CHAR", new[] { 2 }, false)]
    [InlineData("\"a\"", "VARCHAR", new[] { 2 }, true)]
    [InlineData("\"abc\"", "VARCHAR", new[] { 2 }, false)]
    public void Types_have_bounds(string value, string type, int[] arguments, bool expected)
    {
        Assert.Equal(expected, TypeTests.Is(Read(value), Type(type, arguments)));
    }
}
