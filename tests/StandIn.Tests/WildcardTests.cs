using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class WildcardTests
{
    [EngineTheory]
    [InlineData("a*", "abc", true)]
    [InlineData("a*", "bac", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[abc]x", "cx", true)]
    [InlineData("[a.]x", ".x", true)]
    [InlineData("[^a]x", "^x", true)]
    [InlineData("a`*", "a*", true)]
    [InlineData("a`*", "ab", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("a\\d", "a\\d", true)]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a*", "a\nb", true)]
    [InlineData("A*", "abc", false)]
    public void Patterns_match_whole_texts(string pattern, string text, bool expected)
    {
        Assert.Equal(expected, new WildcardPattern(pattern).IsMatch(text));
    }

    [EngineFact]
    public void Case_is_ignored_when_told_so()
    {
        Assert.True(WildcardPattern.Get("A*", WildcardOptions.IgnoreCase).IsMatch("abc"));
        Assert.False(WildcardPattern.Get("A*", WildcardOptions.None).IsMatch("abc"));
    }

    [EngineTheory]
    [InlineData("a*b?[c]", "a`*b`?`[c`]")]
    [InlineData("plain", "plain")]
    public void Escaping_is_undone(string text, string escaped)
    {
        Assert.Equal(escaped, WildcardPattern.Escape(text));
        Assert.Equal(text, WildcardPattern.Unescape(escaped));
        Assert.True(new WildcardPattern(escaped).IsMatch(text));
    }

    [EngineTheory]
    [InlineData("a*", true)]
    [InlineData("a?", true)]
    [InlineData("[a]", true)]
    [InlineData("a`*", false)]
    [InlineData("a", false)]
    [InlineData("", false)]
    public void Patterns_are_told_from_names(string text, bool expected)
    {
        Assert.Equal(expected, WildcardPattern.ContainsWildcardCharacters(text));
    }

    [EngineFact]
    public void An_open_set_is_refused()
    {
        Assert.ThrowsAny<RuntimeException>(() => new WildcardPattern("[a").IsMatch("a"));
    }
}
