using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SessionTools.Clients.AppConfig.Flags;
using SessionTools.Ion;
using Xunit;

namespace SessionTools.Clients.Tests;

public sealed class FlagTests
{
    private const string IonType = "application/ion; type=AWS.AppConfig.FeatureFlags";
    private const string Name = "'flags' in 'sample', 'prod'";

    private static readonly Dictionary<string, object?> s_context = new()
    {
        ["state"] = "Virginia",
        ["age"] = 65,
        ["ageText"] = "65",
        ["big"] = 9007199254740993L,
        ["ratio"] = 0.5,
        ["beta"] = true,
        ["betaText"] = "true",
        ["since"] = new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc),
        ["sinceText"] = "2024-03-01T00:00:00Z",
        ["email"] = "jane@example.org",
        ["none"] = null,
    };

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("(eq $state \"Virginia\")", true)]
    [InlineData("(eq $state \"virginia\")", false)]
    [InlineData("(eq \"Virginia\" $state)", true)]
    [InlineData("(eq $age 65)", true)]
    [InlineData("(eq $age 65.0)", true)]
    [InlineData("(eq $ageText 65)", true)]
    [InlineData("(eq $big 9007199254740992)", false)]
    [InlineData("(eq $ratio 0.5e0)", true)]
    [InlineData("(eq $beta true)", true)]
    [InlineData("(eq $betaText true)", true)]
    [InlineData("(eq $beta (eq $age 65))", true)]
    [InlineData("(eq $missing \"x\")", false)]
    [InlineData("(eq $state 5)", false)]
    [InlineData("(gt $age 64)", true)]
    [InlineData("(gt $age 65)", false)]
    [InlineData("(gte $age 65)", true)]
    [InlineData("(gte $age 66)", false)]
    [InlineData("(lt $age 65.5)", true)]
    [InlineData("(lt $age 65)", false)]
    [InlineData("(lte $ageText 65)", true)]
    [InlineData("(lte $age 64)", false)]
    [InlineData("(lt $missing 64)", false)]
    [InlineData("(lt $since 2024-03-01T00:00:01Z)", true)]
    [InlineData("(gt $sinceText 2024-02-29T)", true)]
    [InlineData("(eq $since 2024-03-01T01:00:00+01:00)", true)]
    [InlineData("(and (eq $age 65) (eq $beta true))", true)]
    [InlineData("(and (eq $age 65) (eq $beta false))", false)]
    [InlineData("(or (eq $age 1) (eq $beta true))", true)]
    [InlineData("(or (eq $age 1) (eq $beta false))", false)]
    [InlineData("(not (eq $age 1))", true)]
    [InlineData("(not (eq $missing 1))", true)]
    [InlineData("(begins_with $state \"Virg\")", true)]
    [InlineData("(begins_with $state \"inia\")", false)]
    [InlineData("(ends_with $email \"example.org\")", true)]
    [InlineData("(ends_with $email \"example.com\")", false)]
    [InlineData("(contains $email \"@\")", true)]
    [InlineData("(contains $state \"@\")", false)]
    [InlineData("(contains $missing \"@\")", false)]
    [InlineData("(in $state [\"Ohio\", \"Virginia\"])", true)]
    [InlineData("(in $age [1, 65])", true)]
    [InlineData("(in $state [\"Ohio\"])", false)]
    [InlineData("(in $state [])", false)]
    [InlineData("(matches in::$email pattern::\"^j.*org$\")", true)]
    [InlineData("(matches pattern::\"n.@e\" in::$email)", true)]
    [InlineData("(matches in::$email pattern::\"^org\")", false)]
    [InlineData("(matches in::$missing pattern::\".*\")", false)]
    [InlineData("(exists key::\"state\")", true)]
    [InlineData("(exists key::\"missing\")", false)]
    [InlineData("(exists key::\"none\")", false)]
    [InlineData("(split pct::100 by::$state)", true)]
    [InlineData("(split pct::0 by::$state)", false)]
    [InlineData("(split by::$missing pct::100)", false)]
    public void A_rule_is_evaluated(string rule, bool expected) =>
        Assert.Equal(expected, new RuleEvaluator("flag", s_context).Matches(IonValue.Parse(rule)));

    [Theory]
    [InlineData("(nand true true)", "'nand'")]
    [InlineData("(eq $age)", "2 operands and has 1")]
    [InlineData("(not true true)", "1 operands and has 2")]
    [InlineData("(and)", "no operand")]
    [InlineData("(in $age 65)", "list")]
    [InlineData("(matches in::$email pattern::\"(\")", "'('")]
    [InlineData("(matches in::$email pattern::\"(?=a)\")", "'(?=a)'")]
    [InlineData("(matches in::$email)", "pattern::")]
    [InlineData("(exists \"state\")", "key::")]
    [InlineData("(split by::$state)", "pct::")]
    [InlineData("(split pct::10)", "by::")]
    [InlineData("\"text\"", "neither true nor false")]
    [InlineData("()", "neither true nor false")]
    [InlineData("(eq $age {})", "no operand")]
    public void A_rule_that_cannot_be_understood_is_named(string rule, string reason)
    {
        AppConfigFlagException error = Assert.Throws<AppConfigFlagException>(
            () => new RuleEvaluator("theme", s_context).Matches(IonValue.Parse(rule)));
        Assert.Equal(FlagProblem.InvalidRule, error.Problem);
        Assert.Contains("'theme'", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    /// <summary>The hash is documented, so that other programs can do the same: these values must never change.</summary>
    [Theory]
    [InlineData("42", "", 7.335492)]
    [InlineData("42", "seed", 12.577917)]
    public void A_split_is_stable(string value, string seed, double percentile) =>
        Assert.Equal(percentile, FlagSplit.Percentile(value, seed), 0.000001);

    [Theory]
    [InlineData("", 10)]
    [InlineData("a", 50)]
    public void A_split_is_even(string seed, int percent)
    {
        int inside = Enumerable.Range(0, 20000).Count(user => FlagSplit.Percentile($"user-{user}", seed) < percent);
        Assert.InRange(inside, 200 * percent * 0.95, 200 * percent * 1.05);
    }

    [Fact]
    public void A_larger_split_contains_a_smaller_one()
    {
        foreach (int user in Enumerable.Range(0, 1000))
        {
            Dictionary<string, object?> context = new() { ["user"] = user };
            RuleEvaluator rule = new("flag", context);
            bool small = rule.Matches(IonValue.Parse("(split pct::20 by::$user)"));
            bool large = rule.Matches(IonValue.Parse("(split pct::25 by::$user)"));
            Assert.True(large || !small);
            Assert.True(rule.UsedSplit);
        }
    }

    [Fact]
    public void The_first_variant_whose_rule_matches_applies()
    {
        FlagDocument document = Read("""
            'theme'::[
              [(eq $state "Ohio"), '''{"enabled":true,"_variant":"ohio"}'''],
              [(gt $age 60), '''{"enabled":true,"_variant":"calm"}'''],
              '''{"enabled":false,"_variant":"default"}'''
            ]
            'banner'::'''{"enabled":true,"text":"Hello"}'''
            """, IonType);
        Assert.Equal(["theme", "banner"], document.Flags.Select(flag => flag.Name));
        FlagEvaluation calm = FlagEvaluator.Evaluate(document.Flags[0], s_context);
        Assert.Equal("calm", calm.Variant.Name);
        Assert.Equal([("ohio", false), ("calm", true)], calm.Steps.Select(step => (step.Variant!, step.Matched)));
        Assert.Equal("(gt $age 60)", calm.Steps[1].Rule);
        FlagEvaluation other = FlagEvaluator.Evaluate(document.Flags[0], new Dictionary<string, object?>());
        Assert.Equal(("default", false), (other.Variant.Name, other.Variant.IsEnabled));
        Assert.Null(other.Steps[^1].Rule);
        Assert.True(FlagEvaluator.Evaluate(document.Flags[1], s_context).Variant.IsEnabled);
    }

    [Fact]
    public void Binary_Ion_is_read_as_well()
    {
        byte[] binary = IonDatagram.Parse("'a'::'''{\"enabled\":true}'''").ToBinary();
        Assert.Equal("a", Assert.Single(FlagDocument.Read(binary, IonType, Name).Flags).Name);
    }

    [Fact]
    public void A_flag_without_a_default_says_so()
    {
        FlagDocument document = Read("'a'::[[(eq $x 1), '''{\"enabled\":true}''']]", IonType);
        AppConfigFlagException error = Assert.Throws<AppConfigFlagException>(() => FlagEvaluator.Evaluate(document.Flags[0], s_context));
        Assert.Equal(FlagProblem.NoVariant, error.Problem);
    }

    [Theory]
    [InlineData("application/json", "[]")]
    [InlineData("application/json", "{")]
    [InlineData("application/json", "")]
    [InlineData("application/json", "{\"a\":1}")]
    [InlineData(IonType, "(")]
    [InlineData(IonType, "\"no name\"")]
    [InlineData(IonType, "a::b::\"{}\"")]
    [InlineData(IonType, "a::5")]
    [InlineData(IonType, "a::\"not json\"")]
    [InlineData(IonType, "a::[[true]]")]
    [InlineData(IonType, "a::[[true, 1]]")]
    public void What_is_no_flag_document_is_an_error(string contentType, string content)
    {
        AppConfigFlagException error = Assert.Throws<AppConfigFlagException>(() => Read(content, contentType));
        Assert.Equal(FlagProblem.NoFlags, error.Problem);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100000)]
    public void Rules_may_be_deep_but_not_bottomless(int depth)
    {
        string rule = string.Concat(Enumerable.Repeat("(not ", depth)) + "true" + new string(')', depth);
        string content = "a::[[" + rule + ", '''{\"enabled\":true}'''], '''{\"enabled\":false}''']";
        if (depth < 100)
        {
            Assert.True(FlagEvaluator.Evaluate(Read(content, IonType).Flags[0], s_context).Variant.IsEnabled);
            return;
        }

        Assert.Throws<AppConfigFlagException>(() => Read(content, IonType));
    }

    [Fact]
    public void Whatever_comes_is_read_or_refused()
    {
        const string Original = """
            'a'::[[(and (eq $age 65) (in $state ["Ohio"]) (matches in::$email pattern::"x.*")), '''{"enabled":true}'''],
            [(or (split pct::10 by::$state seed::"s") (exists key::"k")), '''{"enabled":true,"_variant":"v"}'''], '''{"enabled":false}''']
            """;
        Random random = new(42);
        int read = 0;
        for (int round = 0; round < 20000; round++)
        {
            byte[] content = Encoding.UTF8.GetBytes(Original);
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                content[random.Next(content.Length)] = (byte)random.Next(32, 127);
            }

            read += TryEvaluate(content) ? 1 : 0;
        }

        Assert.InRange(read, 1000, 19000);
    }

    private static bool TryEvaluate(byte[] content)
    {
        try
        {
            return FlagDocument.Read(content, IonType, Name).Flags.All(flag => FlagEvaluator.Evaluate(flag, s_context).Steps.Count > 0);
        }
        catch (AppConfigFlagException)
        {
            return false;
        }
    }

    private static FlagDocument Read(string content, string contentType) => FlagDocument.Read(Encoding.UTF8.GetBytes(content), contentType, Name);
}
