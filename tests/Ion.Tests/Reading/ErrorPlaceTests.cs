using System;
using Xunit;

namespace SessionTools.Ion.Tests.Reading;

/// <summary>Errors say where they are and what was expected there.</summary>
public sealed class ErrorPlaceTests
{
    [Theory]
    [InlineData("{a:1,\n  b:]}", 2, 5, "a value")]
    [InlineData("[1 2]", 1, 4, "',' or ']'")]
    [InlineData("{a 1}", 1, 4, "':'")]
    [InlineData("{1 :2}", 1, 2, "a field name")]
    [InlineData("\"a\rb\"", 1, 3, "an escape sequence")]
    [InlineData("\r\n\r\"", 3, 2, "a closing quote")]
    [InlineData("'ünï' \"\\q\"", 1, 8, "an escape sequence")]
    [InlineData("012", 1, 1, "one zero, or another digit")]
    [InlineData("1.5e", 1, 5, "a digit")]
    [InlineData("2000-01-01T00:0", 1, 16, "a digit")]
    [InlineData("null.nothing", 1, 6, "the name of a type")]
    [InlineData("{{\"a\" x}}", 1, 7, "'}}'")]
    [InlineData("{{a}}", 1, 3, "Base64 with its padding")]
    [InlineData("/* ", 1, 1, "'*/'")]
    [InlineData("[1,", 1, 4, "a closing bracket")]
    [InlineData("a::", 1, 4, "a value")]
    [InlineData("$10", 1, 1, "a symbol id up to the table's highest")]
    [InlineData("\"\\ud800\"", 1, 2, "a code point that is no lone surrogate")]
    [InlineData("\"\\ud800\\u0041\"", 1, 2, "a code point that is no lone surrogate")]
    [InlineData("$ion_2_0", 1, 1, "$ion_1_0")]
    public void Text_errors_have_line_and_column(string text, int line, int column, string expected)
    {
        IonException e = IonAssert.Refused(text, line, column);
        Assert.Equal(expected, e.Expected);
        Assert.Contains($"at line {line}, column {column}; expected {expected}.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E00100EB", 0, "E0 01 00 EA")]
    [InlineData("E00100EA21", 5, "a value inside")]
    [InlineData("E00100EA2E", 5, "a byte with the end bit")]
    [InlineData("E00100EA30", 4, "a length that the type allows")]
    [InlineData("E00100EA3100", 4, "a magnitude above zero")]
    [InlineData("E00100EA710A", 5, "a symbol id up to the table's highest")]
    [InlineData("E00100EA81FF", 5, "well-formed UTF-8")]
    [InlineData("E00100EAD18184", 7, "a value")]
    [InlineData("E00100EAF0", 4, "a value")]
    [InlineData("E00100EA6480CFD08D", 4, "1 to 12")]
    public void Binary_errors_have_the_byte(string hex, long offset, string expected)
    {
        IonException e = IonAssert.Refused(Convert.FromHexString(hex), offset);
        Assert.Equal(expected, e.Expected);
        Assert.Null(e.Line);
    }
}
