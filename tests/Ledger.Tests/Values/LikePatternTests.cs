using System;
using SessionTools.Ledger.Values;
using Xunit;
using static SessionTools.Ledger.Tests.Values.Assertions;

namespace SessionTools.Ledger.Tests.Values;

public sealed class LikePatternTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "%", true)]
    [InlineData("", "_", false)]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "ABC", false)]
    [InlineData("abc", "a%", true)]
    [InlineData("abc", "%c", true)]
    [InlineData("abc", "%b%", true)]
    [InlineData("abc", "a_c", true)]
    [InlineData("abc", "a_", false)]
    [InlineData("abc", "___", true)]
    [InlineData("aab", "%ab", true)]
    [InlineData("ab", "ab%ab", false)]
    [InlineData("a\U0001F600b", "a_b", true)]
    [InlineData("\U0001F600", "__", false)]
    [InlineData("a\nb", "a%b", true)]
    [InlineData("a.c", "a.c", true)]
    [InlineData("abc", "a.c", false)]
    public void Wildcards_stand_for_code_points(string text, string pattern, bool expected)
    {
        Assert.Equal(expected, LikePattern.Compile(pattern, escape: null).IsMatch(text));
    }

    [Theory]
    [InlineData("100%", "100!%", "!", true)]
    [InlineData("1000", "100!%", "!", false)]
    [InlineData("a_b", "a\\_b", "\\", true)]
    [InlineData("axb", "a\\_b", "\\", false)]
    [InlineData("a!b", "a!!b", "!", true)]
    [InlineData("%", "%%", "%", true)]
    [InlineData("x", "%%", "%", false)]
    [InlineData("_", "\U0001F600_", "\U0001F600", true)]
    public void The_escape_takes_wildcards_at_their_word(string text, string pattern, string escape, bool expected)
    {
        Assert.Equal(expected, LikePattern.Compile(pattern, escape).IsMatch(text));
    }

    [Theory]
    [InlineData("\"a\"", "\"%\"", null, "true")]
    [InlineData("a", "'%'", null, "true")]
    [InlineData("null", "\"%\"", null, "null")]
    [InlineData("\"a\"", "$missing::null", null, "$missing::null")]
    [InlineData("\"a\"", "\"%\"", "null", "null")]
    [InlineData("\"a\"", "null", "$missing::null", "$missing::null")]
    [InlineData("1", "\"%\"", null, "$missing::null")]
    [InlineData("\"a\"", "1", null, "$missing::null")]
    [InlineData("\"a\"", "\"a!\"", "\"!\"", "!Invalid escape sequence : a!")]
    [InlineData("\"a\"", "\"!a\"", "\"!\"", "!Invalid escape sequence : !a")]
    [InlineData("\"a\"", "\"a\"", "\"\"", "!Cannot use empty character as ESCAPE character in a LIKE predicate")]
    [InlineData("\"a\"", "\"a\"", "\"ab\"", "!Escape character must have size 1 : ab")]
    public void Like_is_an_operator_over_values(string value, string pattern, string? escape, string expected)
    {
        Gives(expected, () => LikePattern.Like(Read(value), Read(pattern), escape is null ? null : Read(escape)));
    }

    [Fact]
    public void Patterns_agree_with_a_matcher_that_tries_everything()
    {
        Random random = new(5);
        int matches = 0;
        for (int i = 0; i < 30_000; i++)
        {
            string text = Draw(random, "ab\u00E9", 8);
            string pattern = Draw(random, "ab\u00E9_%%", 6);
            bool expected = Matches(text, pattern);
            matches += expected ? 1 : 0;
            Assert.True(expected == LikePattern.Compile(pattern, escape: null).IsMatch(text), text + " LIKE " + pattern);
        }

        Assert.InRange(matches, 1_000, 29_000);
    }

    private static string Draw(Random random, string alphabet, int longest)
    {
        return new string(random.GetItems<char>(alphabet, random.Next(longest + 1)));
    }

    private static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        if (pattern[0] == '%')
        {
            return Matches(text, pattern[1..]) || (!text.IsEmpty && Matches(text[1..], pattern));
        }

        return !text.IsEmpty && (pattern[0] == '_' || pattern[0] == text[0]) && Matches(text[1..], pattern[1..]);
    }
}
