using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using SessionTools.AppConfig;
using SessionTools.EngineTests;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

public sealed class AppConfigFlagTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void A_basic_flag_has_a_state_and_attributes()
    {
        AppConfigFlag flag = Assert.Single(Flags("flags", new { Name = "dark-mode" }));
        Assert.Equal((true, null, "v1", "SessionTools"), (flag.Enabled, flag.Variant, flag.VersionLabel, flag.EvaluatedBy));
        Assert.Equal("midnight", flag.Attributes.Properties["default-theme"].Value);
        Assert.Null(flag.Attributes.Properties["enabled"]);
        Assert.Same(_shell.Connection, flag.Connection);
        Assert.Empty(flag.Trace);
    }

    [EngineFact]
    public void All_flags_come_in_the_document_s_order_and_by_wildcard()
    {
        Assert.Equal(["dark-mode", "new-checkout"], Flags("flags").Select(flag => flag.Name));
        Assert.Equal(["new-checkout"], Flags("flags", new { Name = "NEW*" }).Select(flag => flag.Name));
        Assert.Empty(Flags("flags", new { Name = "x*" }));
        Assert.Equal(1, _shell.Calls("GetLatestConfiguration"));
    }

    [EngineFact]
    public void A_flag_that_is_missing_is_an_error_and_the_others_come()
    {
        Outcome outcome = Run("flags", new { Name = new[] { "missing", "Dark-Mode" } });
        Assert.Equal("FlagNotFound", outcome.ErrorId);
        Assert.Equal("dark-mode", Assert.Single(outcome.As<AppConfigFlag>()).Name);
    }

    [EngineFact]
    public void A_variant_is_chosen_by_the_context()
    {
        AppConfigFlag tester = Checkout(new Hashtable { ["userId"] = "2" });
        Assert.Equal((true, "testers", "beta"), (tester.Enabled, tester.Variant, tester.Attributes.Properties["theme"].Value));
        Assert.Equal("(in $userId [\"1\",\"2\"])", tester.Rule!.Replace(", ", ",", StringComparison.Ordinal));
        Assert.False(tester.IsApproximate);
        AppConfigFlag senior = Checkout(new Hashtable { ["age"] = 70, ["email"] = "a@example.org" });
        Assert.Equal("seniors", senior.Variant);
        AppConfigFlag other = Checkout(null);
        Assert.Equal((false, "default", null), (other.Enabled, other.Variant, other.Rule));
        Assert.True(Assert.Single(Flags("variants", new { Name = "banner" })).Enabled);
    }

    [EngineFact]
    public void A_decision_by_our_own_split_says_so()
    {
        AppConfigFlag[] flags = Enumerable.Range(10, 100)
            .Select(user => Checkout(new Hashtable { ["userId"] = PSObject.AsPSObject(user), ["country"] = "NO" }))
            .ToArray();
        Assert.All(flags, flag => Assert.True(flag.IsApproximate));
        Assert.InRange(flags.Count(flag => flag.Variant == "half-of-norway"), 30, 70);
    }

    [EngineFact]
    public void Trace_says_which_rule_decided()
    {
        AppConfigFlag flag = Assert.Single(Flags("variants", new { Name = "checkout", Context = new Hashtable { ["age"] = 70, ["email"] = "a@example.org" }, Trace = true }));
        Assert.Equal(
            [("testers", false, false), ("half-of-norway", false, false), ("seniors", true, false)],
            flag.Trace.Select(step => (step.Variant!, step.Matched, step.UsesSplit)));
        Assert.StartsWith("seniors: (and (gte $age 65)", flag.Trace[^1].ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_configuration_without_flags_is_an_error()
    {
        Outcome settings = Run("settings", null);
        Assert.Equal("NoFeatureFlags", settings.ErrorId);
        Assert.StartsWith("The configuration 'settings' in 'sample', 'prod' is not one of", settings.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("NoFeatureFlags", Run("motd", null).ErrorId);
    }

    [EngineFact]
    public void Feature_flags_with_variants_are_text_without_a_context()
    {
        Outcome outcome = _shell.Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = "variants" });
        Assert.Contains("'checkout'::[", Assert.IsType<string>(Assert.Single(outcome.As<AppConfigConfiguration>()).Value), StringComparison.Ordinal);
    }

    [EngineFact]
    public void The_agent_evaluates_where_it_is_asked_to()
    {
        using RawServer server = new(_ => RawServer.Json("""{"enabled":true,"_variant":"beta","size":3}"""));
        Outcome outcome = Outcome.Of(_shell.Bare("Get-AppConfigFlag", new { Application = "a", Environment = "e", Profile = "p", Name = "x", AgentUrl = server.Url }));
        AppConfigFlag flag = Assert.Single(outcome.As<AppConfigFlag>());
        Assert.Equal(("x", "beta", "Agent", null), (flag.Name, flag.Variant, flag.EvaluatedBy, flag.Connection));
        Assert.Equal(3L, flag.Attributes.Properties["size"].Value);
        Assert.Equal(0, _shell.Calls("StartConfigurationSession"));
    }

    [EngineFact]
    public void An_agent_that_is_not_there_is_named()
    {
        using RawServer server = new(_ => RawServer.Nothing());
        Outcome outcome = Outcome.Of(_shell.Bare("Get-AppConfigFlag", new { Application = "a", Environment = "e", Profile = "p", AgentUrl = server.Url }));
        Assert.Equal("AgentFailed", outcome.ErrorId);
        Assert.Contains(server.Url, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("InvalidEndpoint", Outcome.Of(_shell.Bare("Get-AppConfigFlag", new { Application = "a", Environment = "e", Profile = "p", AgentUrl = "nowhere" })).ErrorId);
    }

    private AppConfigFlag Checkout(Hashtable? context) => Assert.Single(Flags("variants", new { Name = "checkout", Context = context }));

    private AppConfigFlag[] Flags(string profile, object? parameters = null)
    {
        Outcome outcome = Run(profile, parameters);
        Assert.Empty(outcome.Errors);
        return outcome.As<AppConfigFlag>().ToArray();
    }

    private Outcome Run(string profile, object? parameters) => Outcome.Of(_shell
        .Pipeline("Get-AppConfigFlag", new { Application = "sample", Environment = "prod", Profile = profile })
        .AddParameters(parameters));
}
