using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Clients.ApiGateway;
using SessionTools.Local.ApiGateway;
using Xunit;

namespace SessionTools.Clients.Tests;

/// <summary>Random present and desired states. The expectations are computed here, not by the code under test.</summary>
public sealed class DesiredStatePropertyTests
{
    private const string Key = "/4../";
    private const int Rounds = 400;

    private static readonly string[] s_parameters = ["method.response.header.A", "method.response.header.B", "method.response.header.C"];
    private static readonly string[] s_sources = ["'x'", "integration.response.header.Y", "integration.response.body.z"];
    private static readonly string[] s_templateKeys = ["application/json", "text/plain", "$default"];
    private static readonly string[] s_templates = ["", "{}", "$input.path('$')"];
    private static readonly string[] s_strategies = ["CONVERT_TO_TEXT", "CONVERT_TO_BINARY"];
    private static readonly string[] s_expressions = ["$default", "${integration.response.statuscode}"];

    [Fact]
    public async Task The_desired_state_is_reached_with_the_fewest_calls_and_a_second_run_changes_nothing()
    {
        Dictionary<string, int> seen = [];
        for (int seed = 0; seed < Rounds; seed++)
        {
            (IntegrationResponseState? present, DesiredIntegrationResponse desired) = Draw(seed);
            using IntegrationResponseFixture fixture = Fixture(present);
            string action = FewestChanges(present, desired);
            seen[action] = seen.GetValueOrDefault(action) + 1;

            await fixture.Reach(desired, allowReplace: true);

            AssertCalls(seed, action, fixture);
            Assert.Equal(Expected(present, desired), Shown(await fixture.Find(Key)));
            await AssertSecondRunChangesNothing(seed, fixture, desired);
        }

        Assert.All(new[] { "none", "create", "update", "replace" }, action => Assert.True(seen[action] > 10, $"{action} was hardly tried"));
    }

    [Theory]
    [InlineData(EmptyValue.Removes, EmptyValue.Removes, false)]
    [InlineData(EmptyValue.Removes, EmptyValue.Kept, true)]
    [InlineData(EmptyValue.Kept, EmptyValue.Kept, false)]
    [InlineData(EmptyValue.Kept, EmptyValue.Removes, true)]
    [InlineData(EmptyValue.Refused, EmptyValue.Kept, false)]
    [InlineData(EmptyValue.Refused, EmptyValue.Removes, false)]
    [InlineData(EmptyValue.Refused, EmptyValue.Kept, true)]
    internal async Task However_the_service_takes_empty_values_the_desired_state_is_reached(EmptyValue parameter, EmptyValue template, bool replacesMaps)
    {
        for (int seed = 0; seed < Rounds / 4; seed++)
        {
            (IntegrationResponseState? present, DesiredIntegrationResponse desired) = Draw(seed);
            using IntegrationResponseFixture fixture = Fixture(present);
            fixture.Behavior = new ApiGatewayBehavior
            {
                EmptyParameter = parameter,
                EmptyTemplate = template,
                EmptySelectionExpression = parameter,
                ReplacesMaps = replacesMaps,
            };

            await fixture.Reach(desired, allowReplace: true);

            Assert.Equal(Expected(present, desired), Shown(await fixture.Find(Key)));
            await AssertSecondRunChangesNothing(seed, fixture, desired);
        }
    }

    [Fact]
    public async Task Without_consent_nothing_is_ever_deleted()
    {
        for (int seed = 0; seed < Rounds; seed++)
        {
            (IntegrationResponseState? present, DesiredIntegrationResponse desired) = Draw(seed);
            using IntegrationResponseFixture fixture = Fixture(present);
            if (FewestChanges(present, desired) == "replace")
            {
                IntegrationResponseChangeException exception =
                    await Assert.ThrowsAsync<IntegrationResponseChangeException>(() => fixture.Reach(desired));
                Assert.Equal(ChangeProblem.ReplaceNeeded, exception.Problem);
                Assert.Equal(0, fixture.Changes);
            }
            else
            {
                await fixture.Reach(desired);
                Assert.Equal(Expected(present, desired), Shown(await fixture.Find(Key)));
            }

            Assert.Equal(0, fixture.CallsOf("DeleteIntegrationResponse"));
        }
    }

    private static IntegrationResponseFixture Fixture(IntegrationResponseState? present)
    {
        IntegrationResponseState other = IntegrationResponseFixture.State("$default");
        return present is null ? new IntegrationResponseFixture(other) : new IntegrationResponseFixture(other, present);
    }

    private static void AssertCalls(int seed, string action, IntegrationResponseFixture fixture)
    {
        (int changes, int calls) = action switch
        {
            "none" => (0, 1),
            "replace" => (2, 4),
            _ => (1, 3),
        };
        Assert.True(changes == fixture.Changes && calls == fixture.Calls, $"seed {seed}, {action}: {fixture.Changes} changes in {fixture.Calls} calls");
    }

    private static async Task AssertSecondRunChangesNothing(int seed, IntegrationResponseFixture fixture, DesiredIntegrationResponse desired)
    {
        int before = fixture.Changes;
        await fixture.Reach(desired);
        Assert.True(before == fixture.Changes, $"seed {seed}: the second run made {fixture.Changes - before} changes");
    }

    /// <summary>By what is documented: templates and strategies cannot be removed by an update, everything else can.</summary>
    private static string FewestChanges(IntegrationResponseState? present, DesiredIntegrationResponse desired)
    {
        if (present is null)
        {
            return "create";
        }

        if (Expected(present, desired) == Shown(present))
        {
            return "none";
        }

        bool losesTemplate = desired.ResponseTemplates is { } templates && present.ResponseTemplates!.Keys.Except(templates.Keys).Any();
        bool losesStrategy = desired.ContentHandlingStrategy == "" && present.ContentHandlingStrategy is not null;
        return losesTemplate || losesStrategy ? "replace" : "update";
    }

    private static string Expected(IntegrationResponseState? present, DesiredIntegrationResponse desired) => Shown(new IntegrationResponseState
    {
        ContentHandlingStrategy = desired.ContentHandlingStrategy ?? present?.ContentHandlingStrategy,
        TemplateSelectionExpression = desired.TemplateSelectionExpression ?? present?.TemplateSelectionExpression,
        ResponseParameters = desired.ResponseParameters ?? present?.ResponseParameters,
        ResponseTemplates = desired.ResponseTemplates ?? present?.ResponseTemplates,
    });

    private static string Shown(IntegrationResponseState? state) => string.Join(
        '\n',
        state?.ContentHandlingStrategy ?? "",
        state?.TemplateSelectionExpression ?? "",
        Shown(state?.ResponseParameters),
        Shown(state?.ResponseTemplates));

    private static string Shown(IReadOnlyDictionary<string, string>? map) =>
        string.Join(", ", (map ?? new Dictionary<string, string>()).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}"));

    private static (IntegrationResponseState? Present, DesiredIntegrationResponse Desired) Draw(int seed)
    {
        Random random = new(seed);
        IntegrationResponseState present = IntegrationResponseFixture.State(Key) with
        {
            ContentHandlingStrategy = Maybe(random, s_strategies),
            TemplateSelectionExpression = Maybe(random, s_expressions),
            ResponseParameters = Entries(random, s_parameters, s_sources),
            ResponseTemplates = Entries(random, s_templateKeys, s_templates),
        };
        DesiredIntegrationResponse desired = new()
        {
            IntegrationResponseKey = Key,
            ContentHandlingStrategy = Managed(random, () => Maybe(random, s_strategies) ?? ""),
            TemplateSelectionExpression = Managed(random, () => Maybe(random, s_expressions) ?? ""),
            ResponseParameters = Managed(random, () => Entries(random, s_parameters, s_sources)),
            ResponseTemplates = Managed(random, () => Entries(random, s_templateKeys, s_templates)),
        };
        return (random.Next(6) == 0 ? null : present, random.Next(6) == 0 ? DesiredIntegrationResponse.Exactly(present) : desired);
    }

    private static T? Managed<T>(Random random, Func<T> value)
        where T : class => random.Next(2) == 0 ? null : value();

    private static string? Maybe(Random random, string[] values) => random.Next(2) == 0 ? null : values[random.Next(values.Length)];

    private static Dictionary<string, string> Entries(Random random, string[] keys, string[] values) =>
        keys.Where(_ => random.Next(2) == 0).ToDictionary(key => key, _ => values[random.Next(values.Length)]);
}
