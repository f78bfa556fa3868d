using SessionTools.Ledger.Values;
using Xunit;
using static SessionTools.Ledger.Tests.Values.Assertions;

namespace SessionTools.Ledger.Tests.Values;

public sealed class LogicTests
{
    [Theory]
    [InlineData("true", "true", "true", "true")]
    [InlineData("true", "false", "false", "true")]
    [InlineData("false", "false", "false", "false")]
    [InlineData("true", "null", "null", "true")]
    [InlineData("false", "null", "false", "null")]
    [InlineData("null", "null", "null", "null")]
    [InlineData("true", "$missing::null", "null", "true")]
    [InlineData("false", "$missing::null", "false", "null")]
    [InlineData("$missing::null", "$missing::null", "null", "null")]
    [InlineData("1", "true", "$missing::null", "true")]
    [InlineData("1", "false", "false", "$missing::null")]
    public void And_and_or_have_three_values(string left, string right, string and, string or)
    {
        Gives(and, () => Logic.And(Read(left), Read(right)));
        Gives(and, () => Logic.And(Read(right), Read(left)));
        Gives(or, () => Logic.Or(Read(left), Read(right)));
        Gives(or, () => Logic.Or(Read(right), Read(left)));
    }

    [Theory]
    [InlineData("true", "false")]
    [InlineData("false", "true")]
    [InlineData("null.bool", "null")]
    [InlineData("$missing::null", "null")]
    [InlineData("1", "$missing::null")]
    public void Not_turns_bools_around(string value, string expected)
    {
        Gives(expected, () => Logic.Not(Read(value)));
    }
}
