using System;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading;
using SessionTools.AppConfig;
using SessionTools.EngineTests;
using SessionTools.Local.AppConfig;
using SessionTools.Local.Common;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Waits of the clock end at once, so that a watch of hours takes no time.</summary>
public sealed class AppConfigWatchTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void The_first_value_comes_at_once()
    {
        AppConfigConfiguration first = Assert.Single(Watch(new { Count = 1 }).As<AppConfigConfiguration>());
        Assert.Equal(("Welcome to the sample.", true), (first.Value, first.Changed));
    }

    [EngineFact]
    public void Without_a_change_only_the_first_value_comes()
    {
        Outcome outcome = Watch(new { Timeout = TimeSpan.FromHours(1) });
        Assert.Single(outcome.Output);
        Assert.Equal(61, _shell.Calls("GetLatestConfiguration"));
        Assert.Empty(outcome.Errors);
    }

    [EngineFact]
    public void Each_change_comes_once()
    {
        using PowerShell pipeline = Pipeline(new { Count = 3, Raw = true });
        PSDataCollection<PSObject> output = [];
        int version = 1;
        output.DataAdded += (_, _) => Deploy($"version {++version}");
        pipeline.Invoke(null, output);
        Assert.Equal(["Welcome to the sample.", "version 2", "version 3"], output.Select(item => ((AppConfigConfiguration)item.BaseObject).Value));
    }

    [EngineFact]
    public void A_change_that_another_reader_of_the_session_saw_first_comes_all_the_same()
    {
        AppConfigSession session = Start("motd");
        using PowerShell pipeline = _shell.Bare("Watch-AppConfigConfiguration", new { Session = session, Count = 2 });
        PSDataCollection<PSObject> output = [];
        output.DataAdded += (_, _) =>
        {
            Deploy("version 2");
            session.Session.GetAsync(force: true, CancellationToken.None).Wait();
        };
        pipeline.Invoke(null, output);
        Assert.Equal("version 2", ((AppConfigConfiguration)output[1].BaseObject).Value);
    }

    [EngineFact]
    public void Many_profiles_are_watched_at_once()
    {
        AppConfigSession[] sessions = [Start("motd"), Start("settings"), Start("flags")];
        using PowerShell pipeline = _shell.Bare("Get-AppConfigSession").Then("Watch-AppConfigConfiguration", new { Count = 3 });
        Outcome outcome = Outcome.Of(pipeline);
        Assert.Equal(
            sessions.Select(session => session.ConfigurationProfileIdentifier).Order(),
            outcome.As<AppConfigConfiguration>().Select(configuration => configuration.ConfigurationProfileIdentifier).Order());
    }

    [EngineFact]
    public void An_outage_is_warned_of_once_and_outlived()
    {
        _shell.Endpoint.Faults.Add(new Fault { Operation = "GetLatestConfiguration", After = 1, Times = 5, Status = 503 });
        Outcome outcome = Watch(new { Timeout = TimeSpan.FromMinutes(10) });
        Assert.Contains("could not be checked for changes", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Single(outcome.Output);
    }

    [EngineFact]
    public void An_outage_at_the_start_is_waited_out()
    {
        _shell.Endpoint.Faults.Add(new Fault { Operation = "StartConfigurationSession", Times = 3, Status = 503 });
        Outcome outcome = Watch(new { Count = 1 });
        Assert.Contains("has no value yet", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Single(outcome.Output);
    }

    [EngineFact]
    public void A_profile_that_is_refused_ends_and_the_others_go_on()
    {
        AppConfigSession motd = Start("motd");
        _shell.Endpoint.Faults.Add(new Fault { Operation = "GetLatestConfiguration", Status = 403, ErrorCode = "AccessDeniedException" });
        Outcome outcome = Outcome.Of(_shell.Bare("Watch-AppConfigConfiguration", new { Session = motd }));
        Assert.Equal("AccessDenied", outcome.ErrorId);
        Assert.Same(motd, outcome.Error.TargetObject);
        Assert.Empty(outcome.Output);
    }

    [EngineFact]
    public void Content_that_cannot_be_read_is_an_error_and_the_watch_goes_on()
    {
        Deploy("{ no json", "application/json");
        Outcome outcome = Watch(new { Timeout = TimeSpan.FromMinutes(5) });
        Assert.Equal("UnreadableConfiguration", outcome.ErrorId);
        Assert.Equal(6, _shell.Calls("GetLatestConfiguration"));
    }

    [ScriptFact]
    public void The_action_has_the_value_as_its_input_in_every_form()
    {
        const string Watch = "Watch-AppConfigConfiguration -Connection $connection -Count 1 -Action { \"[$($_.Value)]\"; Write-Error soft }";
        string[] forms =
        [
            $"{Watch} sample prod motd",
            $"1 | ForEach-Object {{ {Watch} sample prod motd }}",
            $"{Watch} -Session (Start-AppConfigSession -Connection $connection sample prod motd)",
            $"Start-AppConfigSession -Connection $connection sample prod motd | {Watch}",
        ];
        foreach (string form in forms)
        {
            Outcome outcome = Outcome.Of(_shell.Bare("Set-Variable", new { Name = "connection", Value = _shell.Connection }).AddStatement().AddScript(form));
            Assert.Equal(["[Welcome to the sample.]"], outcome.As<string>());
            Assert.Equal("soft", Assert.Single(outcome.Errors).ToString());
        }
    }

    [EngineFact]
    public void It_stops_at_once()
    {
        _shell.Clock.Skipping = false;
        using PowerShell pipeline = Pipeline(null);
        PSDataCollection<PSObject> output = [];
        using ManualResetEventSlim first = new();
        output.DataAdded += (_, _) => first.Set();
        IAsyncResult running = pipeline.BeginInvoke<PSObject, PSObject>(null, output);
        Assert.True(first.Wait(TimeSpan.FromSeconds(30)));
        pipeline.Stop();
        Assert.True(running.IsCompleted);
        Assert.Single(output);
    }

    private Outcome Watch(object parameters) => Outcome.Of(Pipeline(parameters));

    private PowerShell Pipeline(object? parameters) => _shell
        .Pipeline("Watch-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = "motd" })
        .AddParameters(parameters);

    private AppConfigSession Start(string profile) => Assert.Single(_shell
        .Run("Start-AppConfigSession", new { Application = "sample", Environment = "prod", Profile = profile })
        .As<AppConfigSession>());

    private void Deploy(string content, string contentType = "text/plain") => _shell.Endpoint.AppConfig.Deploy(new LocalConfiguration
    {
        Application = "sample",
        Environment = "prod",
        ConfigurationProfile = "motd",
        ContentType = contentType,
        Content = Encoding.UTF8.GetBytes(content),
    });
}
