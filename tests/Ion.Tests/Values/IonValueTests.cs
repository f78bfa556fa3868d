using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace SessionTools.Ion.Tests.Values;

public sealed class IonValueTests
{
    [Fact]
    public void Values_of_dotnet_become_values_of_ion()
    {
        IonAssert.SameAsText("true", true);
        IonAssert.SameAsText("-7", -7);
        IonAssert.SameAsText("18446744073709551615", ulong.MaxValue);
        IonAssert.SameAsText("-170141183460469231731687303715884105728", Int128.MinValue);
        IonAssert.SameAsText("340282366920938463463374607431768211455", UInt128.MaxValue);
        IonAssert.SameAsText("100000000000000000000000000000000000000000", BigInteger.Pow(10, 41));
        IonAssert.SameAsText("1.5e0", 1.5);
        IonAssert.SameAsText("1.10", 1.10m);
        IonAssert.SameAsText("2020-01-02T03:04:05Z", new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        IonAssert.SameAsText("2020-01-02T03:04:05+02:00", new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)));
        IonAssert.SameAsText("2020-01-02", new DateOnly(2020, 1, 2));
        IonAssert.SameAsText("\"01234567-89ab-cdef-0123-456789abcdef\"", Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"));
        IonAssert.SameAsText("name", new SymbolToken("name"));
        IonAssert.SameAsText("\"text\"", "text");
        IonAssert.SameAsText("{{aGk=}}", (IonValue)"hi"u8.ToArray());
        IonAssert.SameAsText("{{aGk=}}", (IonValue)new ReadOnlyMemory<byte>("hi"u8.ToArray()));
        IonAssert.SameAsText("null", (string?)null);
        IonAssert.SameAsText("null", (IonValue)(byte[]?)null);
    }

    [Fact]
    public void Nulls_have_a_type_and_no_contents()
    {
        foreach (IonType type in Enum.GetValues<IonType>().Where(type => type != IonType.None))
        {
            IonNull value = new(type);
            Assert.True(value.IsNull);
            Assert.Equal(type, value.Type);
            IonAssert.Same<IonValue>(value, IonValue.Parse(value.ToText()));
            Assert.Equal(type == IonType.Null, value == IonNull.Instance);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new IonNull(IonType.None));
    }

    [Fact]
    public void Structs_find_the_first_field_and_keep_all()
    {
        IonStruct few = (IonStruct)IonValue.Parse("{a:1,b:2,a:3,$0:4}");
        IonStruct many = (IonStruct)IonValue.Parse("{a:1,c:0,d:0,e:0,f:0,g:0,h:0,i:0,b:2,a:3,$0:4}");
        foreach (IonStruct value in new[] { few, many })
        {
            Assert.Equal(1, value["a"]);
            Assert.Equal(2, value["b"]);
            Assert.False(value.TryGetValue("none", out IonValue? none));
            Assert.Null(none);
            Assert.Throws<KeyNotFoundException>(() => value["none"]);
            Assert.Equal(new IonValue[] { 1, 3 }, value.Fields.Where(field => field.Name == "a").Select(field => field.Value));
            Assert.True(value[value.Count - 1].Name.IsSymbolZero);
        }
    }

    [Fact]
    public void Annotations_can_be_put_on_and_taken_off()
    {
        foreach (string text in new[] { "null.int", "true", "1", "99999999999999999999", "1e0", "1.", "2000T", "a", "\"a\"",
            "{{}}", "{{\"\"}}", "[1]", "(1)", "{a:1}" })
        {
            IonValue value = IonValue.Parse(text);
            IonValue annotated = value.WithAnnotations("x", "y");
            Assert.Equal("x::y::" + text, annotated.ToString());
            Assert.NotEqual(value, annotated);
            IonAssert.Same(value, annotated.WithAnnotations());
        }
    }

    [Fact]
    public void Equality_is_that_of_the_data_model()
    {
        Assert.False(IonValue.Parse("1") == IonValue.Parse("1."));
        Assert.False(IonValue.Parse("0e0") == IonValue.Parse("-0e0"));
        Assert.True(IonValue.Parse("nan") == new IonFloat(BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0001)));
        Assert.False(IonValue.Parse("a") == "a");
        Assert.True(IonValue.Parse("{a:1,b:2,a:1}") == IonValue.Parse("{b:2,a:1,a:1}"));
        Assert.True(IonValue.Parse("{a:1,b:2,a:1}") != IonValue.Parse("{b:2,a:1,b:2}"));
        Assert.False(IonValue.Parse("null.list") == new IonList());
        Assert.False(IonValue.Parse("[]").Equals(null));
        Assert.True((IonValue?)null == null);
        Assert.False(new SymbolToken(new ImportLocation("t", 1)) == default(SymbolToken));
    }

    [Fact]
    public void Parsing_one_value_refuses_none_and_two()
    {
        Assert.Throws<IonException>(() => IonValue.Parse(string.Empty));
        Assert.Throws<IonException>(() => IonValue.Parse("1 2"));
        Assert.Throws<IonException>(() => IonValue.Parse("\"\ud800\""));
        Assert.Throws<ArgumentException>(() => new IonTimestamp(default));
        Assert.Empty(IonDatagram.Parse(ReadOnlySpan<byte>.Empty));
    }

    [Theory]
    [InlineData(1.5, "1.5")]
    [InlineData(-0.1, "-0.1")]
    [InlineData(1e300, "1d300")]
    [InlineData(2.5e-7, "2.5d-7")]
    public void A_decimal_takes_the_digits_of_a_double(double number, string text)
    {
        Assert.Equal(IonValue.Parse(text), (IonDecimal)number);
        Assert.Equal(0, ((IonDecimal)number).CompareTo(number));
    }

    [Fact]
    public void No_decimal_is_made_of_what_is_not_finite()
    {
        Assert.Throws<OverflowException>(() => (IonDecimal)double.NaN);
        Assert.Throws<OverflowException>(() => (IonDecimal)double.PositiveInfinity);
    }
}
