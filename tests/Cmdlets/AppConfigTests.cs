using System;
using System.IO;
using System.Management.Automation;
using System.Threading.Tasks;
using SessionTools.AppConfig;
using SessionTools.EngineTests;
using SessionTools.Local.Common;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Sessions of configurations: intervals, outages, lists, backups.</summary>
public sealed class AppConfigTests : AppConfigFixture
{
    [EngineFact]
    public void A_session_keeps_its_token_to_itself()
    {
        AppConfigSession session = Start("settings");
        PSObject wrapped = PSObject.AsPSObject(session);
        Assert.DoesNotContain(wrapped.Properties, property => property.Name.Contains("Token", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("settings", session.ConfigurationProfileIdentifier);
        Assert.Same(Shell.Connection, session.Connection);
    }

    [EngineFact]
    public void The_service_s_interval_is_honoured()
    {
        AppConfigSession session = Start("settings");
        Assert.True(Get(session).Changed);
        Assert.False(Get(session).Changed);
        Assert.Equal(1, Shell.Calls("GetLatestConfiguration"));
        Shell.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("v1", Get(session).VersionLabel);
        Assert.Equal(2, Shell.Calls("GetLatestConfiguration"));
    }

    [EngineFact]
    public void Force_asks_although_the_interval_is_not_over()
    {
        AppConfigSession session = Start("settings");
        Get(session);
        Assert.Equal("Service", Get(session, new { Force = true }).Source);
        Assert.Equal(2, Shell.Calls("GetLatestConfiguration"));
        Assert.Equal(1, session.RestartCount);
    }

    [EngineFact]
    public void In_an_outage_the_last_value_comes_with_its_age_and_a_warning()
    {
        AppConfigSession session = Start("settings");
        Get(session);
        Shell.Clock.Advance(TimeSpan.FromMinutes(10));
        Shell.Endpoint.Faults.Add(new Fault { Status = 503, Times = 10 });
        Outcome outcome = Shell.Run("Get-AppConfigConfiguration", new { Session = session });
        AppConfigConfiguration stale = Assert.Single(outcome.As<AppConfigConfiguration>());
        Assert.Equal((true, TimeSpan.FromMinutes(10), "Memory"), (stale.IsStale, stale.Age, stale.Source));
        Assert.Contains("10 minutes old", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Empty(outcome.Errors);
    }

    [EngineFact]
    public void A_default_value_stands_in_with_a_warning()
    {
        Shell.Endpoint.Faults.Add(new Fault { Status = 503, Times = 10 });
        Outcome outcome = Shell.Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = "motd", DefaultValue = "none" });
        AppConfigConfiguration configuration = Assert.Single(outcome.As<AppConfigConfiguration>());
        Assert.Equal(("none", "Default", true), (configuration.Value, configuration.Source, configuration.IsStale));
        Assert.Single(outcome.Warnings);
    }

    [EngineFact]
    public void A_default_value_stands_in_for_what_is_not_there_but_not_for_what_is_forbidden()
    {
        object parameters = new { Application = "sample", Environment = "prod", Profile = "other", DefaultValue = 5 };
        Assert.Equal(5, Assert.Single(Shell.Run("Get-AppConfigConfiguration", parameters).As<AppConfigConfiguration>()).Value);
        Shell.Endpoint.Faults.Add(new Fault { Status = 403, ErrorCode = "AccessDeniedException" });
        Outcome outcome = Shell.Run("Get-AppConfigConfiguration", parameters);
        Assert.Equal("AccessDenied", outcome.ErrorId);
        Assert.Empty(outcome.Output);
    }

    [EngineTheory]
    [InlineData("other", "prod", "motd", "ApplicationNotFound")]
    [InlineData("sample", "other", "motd", "EnvironmentNotFound")]
    [InlineData("sample", "prod", "other", "ConfigurationProfileNotFound")]
    public void What_is_missing_is_in_the_error_s_id(string application, string environment, string profile, string id)
    {
        Outcome outcome = Shell.Run("Start-AppConfigSession", new { Application = application, Environment = environment, Profile = profile });
        Assert.Equal(id, outcome.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, outcome.Error.CategoryInfo.Category);
        Assert.Equal("ResourceNotFoundException", ((AppConfigException)outcome.Error.Exception).ErrorCode);
    }

    [EngineTheory]
    [InlineData(14)]
    [InlineData(86401)]
    public void An_interval_out_of_range_is_an_error_of_the_parameter(int interval)
    {
        Outcome outcome = Shell.Run("Start-AppConfigSession", new { Application = "a", Environment = "e", Profile = "p", RequiredMinimumPollIntervalInSeconds = interval });
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Contains("-RequiredMinimumPollIntervalInSeconds", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Shell.Calls("StartConfigurationSession"));
    }

    [EngineFact]
    public void Sessions_of_the_runspace_are_listed_by_name()
    {
        AppConfigSession settings = Start("settings");
        AppConfigSession flags = Start("flags");
        Assert.Equal([flags, settings], Outcome.Of(Shell.Bare("Get-AppConfigSession")).As<AppConfigSession>());
        Assert.Equal([settings], Outcome.Of(Shell.Bare("Get-AppConfigSession", new { Profile = "SET*" })).As<AppConfigSession>());
        Assert.Empty(Outcome.Of(Shell.Bare("Get-AppConfigSession", new { Application = "other" })).Output);
        using Connection other = TestConnections.To(Shell.Endpoint, Shell.Clock);
        Assert.Empty(Outcome.Of(Shell.Bare("Get-AppConfigSession", new { Connection = other })).Output);
    }

    [EngineFact]
    public void A_session_that_never_opened_is_none()
    {
        Shell.Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = "other" });
        Assert.Empty(Outcome.Of(Shell.Bare("Get-AppConfigSession")).Output);
    }

    [EngineFact]
    public void A_stopped_session_is_forgotten_and_says_so()
    {
        AppConfigSession session = Start("settings");
        Assert.Empty(Outcome.Of(Shell.Bare("Stop-AppConfigSession", new { Session = session, WhatIf = true })).Errors);
        Assert.False(session.IsStopped);
        Assert.Empty(Outcome.Of(Shell.Bare("Stop-AppConfigSession", new { Session = session })).Errors);
        Assert.True(session.IsStopped);
        Assert.Empty(Outcome.Of(Shell.Bare("Get-AppConfigSession")).Output);
        Assert.Equal("SessionStopped", Shell.Run("Get-AppConfigConfiguration", new { Session = session }).ErrorId);
    }

    [EngineFact]
    public void Sessions_are_apart_by_connection_and_profile()
    {
        using Connection other = TestConnections.To(Shell.Endpoint, Shell.Clock);
        foreach (string profile in new[] { "settings", "motd" })
        {
            Shell.Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = profile });
            Outcome.Of(Shell.Bare("Get-AppConfigConfiguration", new { Connection = other, Application = "sample", Environment = "prod", Profile = profile }));
        }

        Assert.Equal(4, Shell.Calls("StartConfigurationSession"));
        Assert.Equal(4, Outcome.Of(Shell.Bare("Get-AppConfigSession")).Output.Count);
    }

    [EngineFact]
    public void Names_come_down_the_pipeline()
    {
        AppConfigSession[] sessions = [Start("settings"), Start("motd")];
        foreach (AppConfigSession session in sessions)
        {
            Get(session);
        }

        Outcome outcome = Outcome.Of(Shell.Pipeline("Get-AppConfigConfiguration", new { Session = sessions[1] }).Then("Get-AppConfigConfiguration"));
        Assert.Equal("motd", Assert.Single(outcome.As<AppConfigConfiguration>()).ConfigurationProfileIdentifier);
        Assert.Equal(2, Shell.Calls("GetLatestConfiguration"));
    }

    [EngineFact]
    public void Two_runspaces_poll_one_session_a_thousand_times_without_a_bad_request()
    {
        AppConfigSession session = Start("settings");
        using Shell other = new();
        for (int round = 0; round < 20; round++)
        {
            Parallel.Invoke(() => Poll(Shell, session, 25), () => Poll(other, session, 25));
            Shell.Clock.Advance(TimeSpan.FromSeconds(60));
        }

        Assert.Equal((20, 0), (session.CallCount, session.FailureCount));
        Assert.Equal(1, Shell.Calls("StartConfigurationSession"));
    }

    [EngineFact]
    public void A_backup_survives_the_runspace()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            object parameters = new { Application = "sample", Environment = "prod", Profile = "motd", BackupPath = Path.Combine(folder.FullName, "backup") };
            Shell.Run("Get-AppConfigConfiguration", parameters);
            Outcome.Of(Shell.Bare("Get-AppConfigSession").Then("Stop-AppConfigSession"));
            Shell.Clock.Advance(TimeSpan.FromDays(3));
            Shell.Endpoint.Faults.Add(new Fault { Status = 503, Times = 10 });
            Outcome outcome = Shell.Run("Get-AppConfigConfiguration", parameters);
            AppConfigConfiguration saved = Assert.Single(outcome.As<AppConfigConfiguration>());
            Assert.Equal(("Welcome to the sample.", "Backup", TimeSpan.FromDays(3)), (saved.Value, saved.Source, saved.Age));
            Assert.Contains("from the backup folder is 3 days old", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
            Outcome started = Shell.Run("Start-AppConfigSession", parameters);
            Assert.Contains("begins with its backup", Assert.Single(started.Warnings), StringComparison.Ordinal);
            Assert.Single(started.Output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [EngineFact]
    public void A_backup_that_cannot_be_read_is_named()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            object settings = new { Application = "sample", Environment = "prod", Profile = "settings", BackupPath = folder.FullName };
            Shell.Run("Get-AppConfigConfiguration", settings);
            string file = Assert.Single(Directory.GetFiles(folder.FullName));
            File.WriteAllText(file, "garbage");
            Outcome.Of(Shell.Bare("Get-AppConfigSession").Then("Stop-AppConfigSession"));
            Shell.Endpoint.Faults.Add(new Fault { Status = 503, Times = 100 });
            foreach (string command in new[] { "Get-AppConfigConfiguration", "Get-AppConfigFlag", "Start-AppConfigSession" })
            {
                Outcome outcome = Shell.Run(command, settings);
                Assert.StartsWith($"The backup '{file}' cannot be read: ", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
                Assert.Equal("InternalServiceError", outcome.ErrorId);
            }

            Outcome watched = Outcome.Of(Shell.Pipeline("Watch-AppConfigConfiguration", settings).AddParameters(new { Timeout = 5 }));
            Assert.Contains(file, watched.Warnings[0], StringComparison.Ordinal);
            Outcome byDefault = Outcome.Of(Shell.Pipeline("Get-AppConfigConfiguration", settings).AddParameters(new { DefaultValue = 1 }));
            Assert.Equal((2, 1), (byDefault.Warnings.Count, byDefault.Output.Count));
            Assert.Contains(file, byDefault.Warnings[0], StringComparison.Ordinal);
            File.Delete(file);
            Assert.Empty(Shell.Run("Get-AppConfigConfiguration", settings).Warnings);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [EngineFact]
    public void Without_a_session_the_runspace_keeps_one()
    {
        for (int i = 0; i < 3; i++)
        {
            AppConfigConfiguration configuration = Assert.Single(Shell
                .Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = "motd" })
                .As<AppConfigConfiguration>());
            Assert.Equal("Welcome to the sample.", configuration.Value);
        }

        Assert.Equal(1, Shell.Calls("StartConfigurationSession"));
        Assert.Equal(1, Shell.Calls("GetLatestConfiguration"));
    }
    private static void Poll(Shell shell, AppConfigSession session, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Assert.Empty(Outcome.Of(shell.Bare("Get-AppConfigConfiguration", new { Session = session })).Errors);
        }
    }
}
