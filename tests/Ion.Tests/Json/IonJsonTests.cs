using System.Text;
using Xunit;

namespace SessionTools.Ion.Tests.Json;

public sealed class IonJsonTests
{
    [Theory]
    [InlineData("null.struct", "null")]
    [InlineData("[true,1,123456789012345678901234567890]", "[true,1,123456789012345678901234567890]")]
    [InlineData("[1.10,12.,-0.0,5d3,1d-20]", "[1.10,12,-0.0,5e3,1e-20]")]
    [InlineData("[1.5e0,1e300,nan,+inf,-inf]", "[1.5e0,1E+300,null,null,null]")]
    [InlineData("2000-01-01T00:00:00.000-00:00", "\"2000-01-01T00:00:00.000-00:00\"")]
    [InlineData("['a b',\"q\\\"\\u0001é\"]", "[\"a b\",\"q\\\"\\u0001é\"]")]
    [InlineData("{{\"a\\xe9\"}}", "\"aé\"")]
    [InlineData("{{aGk=}}", "\"aGk=\"")]
    [InlineData("(a (b) [])", "[\"a\",[\"b\"],[]]")]
    [InlineData("x::{a:y::1,a:2,'':{}}", "{\"a\":1,\"a\":2,\"\":{}}")]
    public void Down_conversion_follows_the_cookbook(string ion, string expected)
    {
        Assert.Equal(expected, IonJson.ToJson(IonValue.Parse(ion)));
        Assert.Equal(expected, IonJson.ToJson(Encoding.UTF8.GetBytes(ion)));
    }

    [Fact]
    public void Pretty_json_has_lines()
    {
        Assert.Equal("{\n  \"a\": [\n    1\n  ]\n}", IonJson.ToJson(IonValue.Parse("{a:[1]}"),
            isPretty: true).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData("[true,false,1,-12345678901234567890]", "[true,false,1,-12345678901234567890]")]
    [InlineData("[1.10,1e2,1.5E-3,-0.0]", "[1.10,1e2,1.5e-3,-0.0]")]
    [InlineData("{\"a\":{\"a\":[]},\"a\":\"\\ud83d\\ude00\"}", "{a:{a:[]},a:\"😀\"}")]
    public void Up_conversion_keeps_digits_and_repeated_names(string json, string expected)
    {
        IonAssert.SameAsText(expected, IonJson.Parse(json));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":1,}")]
    [InlineData("[1] 2")]
    [InlineData("nul")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("'a'")]
    public void What_is_not_json_is_refused_with_a_place(string json)
    {
        IonException e = Assert.Throws<IonException>(() => IonJson.Parse(json));
        Assert.NotNull(e.Line);
        Assert.NotNull(e.Expected);
    }

    [Fact]
    public void Json_of_several_values_or_none_is_refused()
    {
        Assert.Throws<IonException>(() => IonJson.ToJson("1 2"u8));
        Assert.Throws<IonException>(() => IonJson.ToJson(""u8));
        Assert.Throws<IonException>(() => IonJson.Parse(new string('[', 600) + new string(']', 600)));
    }
}
