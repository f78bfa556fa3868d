using System;
using System.Collections.Generic;
using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Whatever the model forbids is refused by name before anything is sent.</summary>
public sealed class ConstraintTests : IDisposable
{
    private static readonly string s_farm = "farm-" + new string('0', 32);
    private static readonly string s_queue = "queue-" + new string('0', 32);
    private static readonly string s_job = "job-" + new string('0', 32);
    private static readonly string s_transaction = new('0', 22);

    private readonly Shell _shell = new();

    public static TheoryData<string, Dictionary<string, object>, string> Broken => new()
    {
        { "Get-DLSessionAction", Job(farm: "farm-1"), "-FarmId must match the pattern ^farm-[0-9a-f]{32}$: 'farm-1'." },
        { "Get-DLSessionAction", Job(farm: s_farm + "\n"), "-FarmId must match" },
        { "Get-DLSessionAction", Job(farm: "farm-" + new string('٣', 32)), "-FarmId must match" },
        { "Get-DLSessionAction", Job(queue: ".."), "-QueueId must not be empty, '.' or '..'" },
        { "Get-DLSessionAction", Job(job: "job-X"), "-JobId must match" },
        { "Get-DLSessionAction", Job(("SessionId", "session-")), "-SessionId must match" },
        { "Get-DLSessionAction", Job(("TaskId", "task-1")), "-TaskId must match" },
        { "Get-DLSessionAction", Job(("SessionActionId", "sessionaction-1")), "-SessionActionId must match" },
        { "Get-DLSessionAction", Job(("PageSize", 0)), "-PageSize must be 1 to 100: '0'." },
        { "Get-DLSessionAction", Job(("PageSize", 101)), "-PageSize must be 1 to 100: '101'." },
        { "Start-AppConfigSession", Profile(application: new string('a', 129)), "-ApplicationIdentifier must have 1 to 128 characters, not 129" },
        { "Start-AppConfigSession", Profile(environment: new string('a', 129)), "-EnvironmentIdentifier must have 1 to 128" },
        { "Start-AppConfigSession", Profile(profile: new string('a', 129)), "-ConfigurationProfileIdentifier must have 1 to 128" },
        { "Start-AppConfigSession", Profile(interval: 14), "-RequiredMinimumPollIntervalInSeconds must be 15 to 86400: '14'." },
        { "Start-AppConfigSession", Profile(interval: 86401), "-RequiredMinimumPollIntervalInSeconds must be 15 to 86400: '86401'." },
        { "Send-QLDBCommand", new() { ["LedgerName"] = "a--b" }, "-LedgerName must be of letters (A to Z), digits and single hyphens" },
        { "Send-QLDBCommand", new() { ["LedgerName"] = new string('a', 33) }, "-LedgerName must have 1 to 32 characters, not 33" },
        { "Send-QLDBCommand", Command("no spaces", ("StartTransaction", true)), "-QLDBSessionToken must match" },
        { "Send-QLDBCommand", Command("abc", ("StartTransaction", true)), "-QLDBSessionToken must have 4 to 1024" },
        { "Send-QLDBCommand", Command("token", ("TransactionId", "short"), ("Statement", "SELECT 1")), "-TransactionId must have 22 characters, not 5" },
        { "Send-QLDBCommand", Command("token", ("TransactionId", s_transaction), ("Statement", new string('x', 100001))), "-Statement must have 1 to 100000" },
        { "Send-QLDBCommand", Command("token", ("TransactionId", s_transaction), ("NextPageToken", "?!?!")), "-NextPageToken must match" },
        {
            "Send-QLDBCommand",
            Command("token", ("TransactionId", s_transaction), ("Statement", "x"), ("Parameter", new object[] { "1", "" })),
            "-Parameter (ExecuteStatement.Parameters[1].IonText) must have 1 to 1048576"
        },
    };

    public void Dispose() => _shell.Dispose();

    [EngineTheory]
    [MemberData(nameof(Broken))]
    public void A_broken_constraint_names_the_parameter_and_the_rule(string command, Dictionary<string, object> parameters, string message)
    {
        using PowerShell pipeline = _shell.Pipeline(command);
        pipeline.AddParameters(parameters);
        Outcome outcome = Outcome.Of(pipeline);
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, outcome.Error.CategoryInfo.Category);
        Assert.StartsWith("Parameter " + message, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_shell.Endpoint.Calls);
    }

    [EngineTheory]
    [InlineData("Stop-DLSession", "SessionId")]
    [InlineData("Start-AppConfigSession", "ApplicationIdentifier")]
    public void A_required_parameter_that_is_missing_is_named_by_the_engine(string command, string parameter)
    {
        Outcome outcome = _shell.Run(command);
        Assert.Equal("MissingMandatoryParameter", outcome.ErrorId);
        Assert.Contains(parameter, outcome.Error.Exception.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, object> Job(params (string Name, object Value)[] more) => Job(s_farm, s_queue, s_job, more);

    private static Dictionary<string, object> Job(
        string? farm = null,
        string? queue = null,
        string? job = null,
        (string Name, object Value)[]? more = null)
    {
        Dictionary<string, object> parameters = new() { ["FarmId"] = farm ?? s_farm, ["QueueId"] = queue ?? s_queue, ["JobId"] = job ?? s_job };
        foreach ((string name, object value) in more ?? [])
        {
            parameters[name] = value;
        }

        return parameters;
    }

    private static Dictionary<string, object> Profile(
        string application = "sample",
        string environment = "prod",
        string profile = "motd",
        int interval = 15) => new()
    {
        ["ApplicationIdentifier"] = application,
        ["EnvironmentIdentifier"] = environment,
        ["ConfigurationProfileIdentifier"] = profile,
        ["RequiredMinimumPollIntervalInSeconds"] = interval,
    };

    private static Dictionary<string, object> Command(string token, params (string Name, object Value)[] members)
    {
        Dictionary<string, object> parameters = new() { ["QLDBSessionToken"] = new Secret(token) };
        foreach ((string name, object value) in members)
        {
            parameters[name] = value;
        }

        return parameters;
    }
}
