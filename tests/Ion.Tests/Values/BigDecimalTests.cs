using System;
using System.Numerics;
using Xunit;

namespace SessionTools.Ion.Tests.Values;

public sealed class BigDecimalTests
{
    [Theory]
    [InlineData("1.10", "1.10")]
    [InlineData("0.", "0.")]
    [InlineData("-0.", "-0.")]
    [InlineData("-0.00", "-0.00")]
    [InlineData("1d3", "1d3")]
    [InlineData("123.45d2", "12345.")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.00000001", "1d-8")]
    [InlineData("-12.5d-400", "-125d-401")]
    [InlineData("340282366920938463463374607431768211455.", "340282366920938463463374607431768211455.")]
    [InlineData("340282366920938463463374607431768211456.", "340282366920938463463374607431768211456.")]
    [InlineData("36893488147419103232d-2147483648", "36893488147419103232d-2147483648")]
    public void Text_keeps_every_digit(string text, string expected)
    {
        Assert.Equal(expected, BigDecimal.Parse(text).ToString());
    }

    [Theory]
    [InlineData("1.0", "1.00", 0)]
    [InlineData("-0.", "0.0", 0)]
    [InlineData("1d2147483647", "9d-2147483648", 1)]
    [InlineData("-1d2147483647", "9d-2147483648", -1)]
    [InlineData("9.99", "10.", -1)]
    [InlineData("-9.99", "-10.", 1)]
    [InlineData("100d-2", "1.", 0)]
    [InlineData("99999999999999999999999999999999999999999d-1", "1d40", -1)]
    public void Numbers_compare_whatever_their_precision(string left, string right, int expected)
    {
        Assert.Equal(expected, BigDecimal.Parse(left).CompareNumerically(BigDecimal.Parse(right)));
        Assert.Equal(-expected, BigDecimal.Parse(right).CompareNumerically(BigDecimal.Parse(left)));
    }

    [Theory]
    [InlineData("1.10")]
    [InlineData("-0.000")]
    [InlineData("-79228162514264337593543950335.")]
    [InlineData("7.9228162514264337593543950335")]
    public void System_decimal_comes_back_with_scale_and_sign(string text)
    {
        BigDecimal value = BigDecimal.Parse(text);
        Assert.True(value.TryToDecimal(out decimal number));
        Assert.Equal(value, BigDecimal.FromDecimal(number));
    }

    [Theory]
    [InlineData("1d3")]
    [InlineData("79228162514264337593543950336.")]
    [InlineData("1d-29")]
    public void System_decimal_is_refused_where_it_would_lose_something(string text)
    {
        Assert.False(BigDecimal.Parse(text).TryToDecimal(out decimal number));
        Assert.Equal(0, number);
    }

    [Fact]
    public void Whole_numbers_become_integers_and_others_do_not()
    {
        Assert.True(BigDecimal.Parse("12.00").TryToBigInteger(out BigInteger whole));
        Assert.Equal(12, whole);
        Assert.True(BigDecimal.Parse("-5d3").TryToBigInteger(out whole));
        Assert.Equal(-5000, whole);
        Assert.True(BigDecimal.Parse("0d-2147483648").TryToBigInteger(out whole));
        Assert.True(BigDecimal.Parse("-0.0").IsNegativeZero);
        Assert.False(BigDecimal.Parse("-0.1").IsNegativeZero);
        Assert.False(BigDecimal.Parse("1.5").TryToBigInteger(out _));
        Assert.False(BigDecimal.Parse("1d-2147483648").TryToBigInteger(out _));
        Assert.False(BigDecimal.Parse("1d2147483647").TryToBigInteger(out _));
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("-125d-2", -1.25)]
    [InlineData("1d400", double.PositiveInfinity)]
    public void Double_is_the_nearest(string text, double expected)
    {
        Assert.Equal(expected, BigDecimal.Parse(text).ToDouble());
    }

    [Fact]
    public void Exponents_end_at_32_bits()
    {
        Assert.Equal(int.MaxValue, BigDecimal.Parse("1d2147483647").Exponent);
        Assert.Equal(int.MaxValue, BigDecimal.Parse("1.0d2147483648").Exponent);
        IonAssert.Refused("1d2147483648", line: 1, column: 1);
        IonAssert.Refused("1d99999999999999999999", line: 1, column: 1);
    }

    [Theory]
    [InlineData("1d3", "1000")]
    [InlineData("-1.00000000000000000000000000000000000006", "-1.0000000000000000000000000000")]
    [InlineData("1d-400", "0")]
    [InlineData("1.10", "1.10")]
    public void Decimal_is_the_nearest(string text, string expected)
    {
        decimal value = (decimal)new IonDecimal(BigDecimal.Parse(text));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value);
    }

    [Fact]
    public void A_decimal_has_its_limits()
    {
        Assert.Throws<OverflowException>(() => BigDecimal.Parse("1d400").ToDecimal());
        Assert.Throws<OverflowException>(() => (BigInteger)new IonDecimal(BigDecimal.Parse("1.5")));
        Assert.Equal(5000, (BigInteger)new IonDecimal(BigDecimal.Parse("5d3")));
    }

    [Fact]
    public void Decimals_compare_as_numbers_with_those_of_NET()
    {
        IonDecimal thousand = new(BigDecimal.Parse("1d3"));
        Assert.True(thousand.CompareTo(999) > 0);
        Assert.True(thousand.CompareTo(1000.5m) < 0);
        Assert.True(thousand.CompareTo(1e4) < 0);
        Assert.Equal(0, thousand.CompareTo(new IonInt(1000)));
        Assert.True(thousand.Equals((object)1000L));
        Assert.True(thousand.Equals((object)1e3));
        Assert.False(thousand.Equals(new IonDecimal(1000)));
        Assert.False(thousand.Equals((object)"1000"));
        Assert.Throws<ArgumentException>(() => thousand.CompareTo("1"));
    }
}
