using System;
using System.Collections;
using System.Linq;
using SessionTools.Deadline;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>What is easily mistyped: an id in another's place, a status that there is not.</summary>
public sealed class DeadlineMistakeTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineTheory]
    [InlineData("Get-DLJob", "FarmId", "render")]
    [InlineData("Get-DLJob", "QueueId", "render")]
    [InlineData("Get-DLStep", "FarmId", "job-00000000000000000000000000000000")]
    [InlineData("Get-DLTask", "JobId", "render")]
    [InlineData("Wait-DLJob", "FarmId", "job-00000000000000000000000000000000")]
    [InlineData("Measure-DLSession", "QueueId", "job-00000000000000000000000000000000")]
    public void An_id_in_another_s_place_is_named_before_a_default_is_looked_for(string command, string parameter, string value)
    {
        Outcome outcome = _shell.Run(command, new Hashtable { [parameter] = value });
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.StartsWith(
            $"Parameter -{parameter} must match the pattern ^{parameter[..^2].ToLowerInvariant()}-",
            outcome.Error.ToString(),
            StringComparison.Ordinal);
        Assert.Empty(_shell.Endpoint.Calls);
    }

    [EngineTheory]
    [InlineData("Get-DLJob", "Status", "FAILD", "FAILED")]
    [InlineData("Get-DLStep", "Status", "FAILD", "FAILED")]
    [InlineData("Get-DLTask", "Status", "DONE", "SUCCEEDED")]
    [InlineData("Get-DLSession", "Status", "STOPED", "ENDED")]
    [InlineData("Get-DLSessionAction", "Status", "FAILD", "NEVER_ATTEMPTED")]
    [InlineData("Get-DLSessionAction", "Kind", "Bogus", "EnvEnter")]
    public void A_value_that_is_not_known_is_warned_of_once(string command, string parameter, string value, string known)
    {
        Job[] jobs = Outcome.Of(_shell.Pipeline("Get-DLFarm").Then("Get-DLQueue").Then("Get-DLJob")).As<Job>().Take(2).ToArray();
        Outcome outcome = command == "Get-DLJob"
            ? Outcome.Of(_shell.Pipeline("Get-DLFarm").Then("Get-DLQueue").Then(command, new Hashtable { [parameter] = value }))
            : Outcome.Of(_shell.Pipeline(command, new Hashtable { [parameter] = value }), jobs);
        Assert.Empty(outcome.Errors);
        Assert.Empty(outcome.Output);
        string warning = Assert.Single(outcome.Warnings);
        Assert.StartsWith($"-{parameter} '{value}' is no known value", warning, StringComparison.Ordinal);
        Assert.Contains(known, warning, StringComparison.Ordinal);
    }

    [EngineTheory]
    [InlineData("stopped")]
    [InlineData("STOP*")]
    [InlineData("[x]")]
    public void A_known_value_in_any_case_and_a_pattern_are_not_warned_of(string status) =>
        Assert.Empty(Outcome.Of(_shell.Pipeline("Get-DLFarm").Then("Get-DLWorker", new { Status = new[] { status } })).Warnings);

    [EngineFact]
    public void A_worker_s_status_that_is_not_known_is_warned_of() =>
        Assert.Single(Outcome.Of(_shell.Pipeline("Get-DLFarm").Then("Get-DLWorker", new { Status = new[] { "STOPED" } })).Warnings);
}
