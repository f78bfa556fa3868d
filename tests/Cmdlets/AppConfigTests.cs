using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using SessionTools.AppConfig;
using SessionTools.EngineTests;
using SessionTools.Local.AppConfig;
using SessionTools.Local.Common;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

public sealed class AppConfigTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void A_session_keeps_its_token_to_itself()
    {
        AppConfigSession session = Start("settings");
        PSObject wrapped = PSObject.AsPSObject(session);
        Assert.DoesNotContain(wrapped.Properties, property => property.Name.Contains("Token", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("settings", session.ConfigurationProfileIdentifier);
        Assert.Same(_shell.Connection, session.Connection);
    }

    [EngineFact]
    public void The_service_s_interval_is_honoured()
    {
        AppConfigSession session = Start("settings");
        Assert.True(Get(session).Changed);
        Assert.False(Get(session).Changed);
        Assert.Equal(1, _shell.Calls("GetLatestConfiguration"));
        _shell.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("v1", Get(session).VersionLabel);
        Assert.Equal(2, _shell.Calls("GetLatestConfiguration"));
    }

    [EngineFact]
    public void JSON_becomes_objects()
    {
        PSObject value = PSObject.AsPSObject(Get(Start("settings")).Value);
        Assert.Equal(3L, value.Properties["retries"].Value);
        Assert.Equal(2.5, value.Properties["timeoutSeconds"].Value);
        Assert.Equal(["us-east-1", "eu-west-1"], (object[])value.Properties["regions"].Value);
        Assert.Equal(5432L, ((PSObject)value.Properties["database"].Value).Properties["port"].Value);
    }

    [EngineFact]
    public void YAML_becomes_objects()
    {
        PSObject value = PSObject.AsPSObject(Get(Start("settings-yaml")).Value);
        Assert.Equal("info", value.Properties["logLevel"].Value);
        Assert.Equal("3", value.Properties["retries"].Value.ToString());
        Assert.Equal(["us-east-1", "eu-west-1"], (object[])value.Properties["regions"].Value);
    }

    [EngineTheory]
    [InlineData("text/plain", "Grüße", "Grüße")]
    [InlineData("TEXT/Plain; charset=utf-8", "Grüße", "Grüße")]
    [InlineData("application/json; charset=utf-8", "[1]", new object[] { 1L })]
    [InlineData("application/vnd.sample+json", "true", true)]
    [InlineData("application/octet-stream", "AB", new byte[] { 65, 66 })]
    public void Content_is_decoded_by_its_media_type(string contentType, string content, object expected)
    {
        Deploy(contentType, content);
        Assert.Equal(expected, Get(Start("motd")).Value);
    }

    [EngineTheory]
    [InlineData("&a [*a, 1]")]
    [InlineData("[", 20000)]
    [InlineData("- ", 20000)]
    public void YAML_that_would_overflow_the_stack_is_an_error(string part, int times = 1)
    {
        Deploy("application/yaml", string.Concat(Enumerable.Repeat(part, times)));
        Outcome outcome = _shell.Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = "motd" });
        Assert.Equal("UnreadableConfiguration", outcome.ErrorId);
    }

    [EngineFact]
    public void Content_that_is_not_what_it_says_is_an_error()
    {
        Deploy("application/json", "{ not json");
        Outcome outcome = _shell.Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = "motd" });
        Assert.Equal("UnreadableConfiguration", outcome.ErrorId);
        Assert.StartsWith(
            "The configuration 'motd' in 'sample', 'prod' says that it is application/json, but",
            outcome.Error.ToString(),
            StringComparison.Ordinal);
    }

    [EngineFact]
    public void Forms_of_the_value_that_contradict_each_other_are_refused()
    {
        object motd = new { Application = "sample", Environment = "prod", Profile = "motd" };
        object[] cases = [new { Raw = true, AsHashtable = true }, new { Raw = true, AsByteStream = true }, new { AsByteStream = true, AsHashtable = true }];
        foreach (object switches in cases)
        {
            foreach (string command in new[] { "Get-AppConfigConfiguration", "Watch-AppConfigConfiguration" })
            {
                Outcome outcome = Outcome.Of(_shell.Pipeline(command, motd).AddParameters(switches));
                Assert.Equal("InvalidParameterValue", outcome.ErrorId);
                Assert.Contains("contradicts", outcome.Error.ToString(), StringComparison.Ordinal);
            }
        }

        Assert.Equal(0, _shell.Calls("StartConfigurationSession"));
    }

    [EngineTheory]
    [InlineData(-7)]
    [InlineData(5)]
    public void An_interval_out_of_range_is_an_error_also_where_a_session_is_open(int interval)
    {
        object motd = new { Application = "sample", Environment = "prod", Profile = "motd" };
        Assert.Empty(_shell.Run("Get-AppConfigConfiguration", motd).Errors);
        Outcome outcome = Outcome.Of(_shell.Pipeline("Get-AppConfigConfiguration", motd)
            .AddParameters(new { RequiredMinimumPollIntervalInSeconds = interval }));
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Contains("-RequiredMinimumPollIntervalInSeconds", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineTheory]
    [InlineData("text/plain; charset=iso-8859-1", new byte[] { 0x47, 0x72, 0xFC }, "Gr\u00fc")]
    [InlineData("text/plain; charset=no-such-set", new byte[] { 0x41 }, "A")]
    [InlineData("text/plain", new byte[] { 0xEF, 0xBB, 0xBF, 0x41 }, "A")]
    [InlineData("application/json", new byte[] { 0xEF, 0xBB, 0xBF, 0x31 }, 1L)]
    [InlineData("application/json", new byte[0], null)]
    [InlineData("application/x-yaml", new byte[0], null)]
    [InlineData("text/plain", new byte[0], "")]
    [InlineData("application/ion", new byte[0], null)]
    [InlineData("application/ion", new byte[] { 0xE0, 0x01, 0x00, 0xEA, 0x21, 0x05 }, 5L)]
    public void Content_is_decoded_by_character_set_and_mark(string contentType, byte[] content, object? expected)
    {
        Deploy(contentType, content);
        Assert.Equal(expected, Get(Start("motd")).Value);
    }

    [EngineFact]
    public void Ion_becomes_objects()
    {
        Deploy("application/ion", "{retries: 3, tags: [a, \"b\"]} 5");
        object[] values = (object[])Get(Start("motd")).Value!;
        Assert.Equal(3L, ((PSObject)values[0]).Properties["retries"].Value);
        Assert.Equal(["a", "b"], (object[])((PSObject)values[0]).Properties["tags"].Value);
        Assert.Equal(5L, values[1]);
    }

    [EngineTheory]
    [InlineData("settings")]
    [InlineData("settings-yaml")]
    public void AsHashtable_gives_hashtables(string profile)
    {
        Hashtable value = Assert.IsType<Hashtable>(Get(Start(profile), new { AsHashtable = true }).Value);
        Assert.Equal("info", value["logLevel"]);
        Assert.Equal(3L, value["retries"]);
    }

    [EngineFact]
    public void Raw_and_AsByteStream_give_the_content_as_it_is()
    {
        Deploy("application/json", "{ not json");
        AppConfigSession session = Start("motd");
        Assert.Equal("{ not json", Get(session, new { Raw = true }).Value);
        Assert.Equal("{ not json"u8.ToArray(), Get(session, new { AsByteStream = true }).Value);
    }

    [EngineFact]
    public void Each_result_has_a_value_of_its_own()
    {
        AppConfigSession session = Start("settings");
        ((PSObject)Get(session).Value!).Properties["retries"].Value = 99;
        Assert.Equal(3L, ((PSObject)Get(session).Value!).Properties["retries"].Value);
    }

    [EngineFact]
    public void OutFile_writes_the_bytes_and_emits_nothing()
    {
        string file = Path.GetTempFileName();
        try
        {
            AppConfigSession session = Start("motd");
            Assert.Empty(_shell.Run("Get-AppConfigConfiguration", new { Session = session, OutFile = file }).Output);
            Assert.Equal("Welcome to the sample.", File.ReadAllText(file));
            Outcome outcome = _shell.Run("Get-AppConfigConfiguration", new { Session = session, OutFile = Path.Combine(file, "below-a-file") });
            Assert.Equal("UnwritableConfiguration", outcome.ErrorId);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [EngineFact]
    public void Force_asks_although_the_interval_is_not_over()
    {
        AppConfigSession session = Start("settings");
        Get(session);
        Assert.Equal("Service", Get(session, new { Force = true }).Source);
        Assert.Equal(2, _shell.Calls("GetLatestConfiguration"));
        Assert.Equal(1, session.RestartCount);
    }

    [EngineFact]
    public void In_an_outage_the_last_value_comes_with_its_age_and_a_warning()
    {
        AppConfigSession session = Start("settings");
        Get(session);
        _shell.Clock.Advance(TimeSpan.FromMinutes(10));
        _shell.Endpoint.Faults.Add(new Fault { Status = 503, Times = 10 });
        Outcome outcome = _shell.Run("Get-AppConfigConfiguration", new { Session = session });
        AppConfigConfiguration stale = Assert.Single(outcome.As<AppConfigConfiguration>());
        Assert.Equal((true, TimeSpan.FromMinutes(10), "Memory"), (stale.IsStale, stale.Age, stale.Source));
        Assert.Contains("10 minutes old", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Empty(outcome.Errors);
    }

    [EngineFact]
    public void A_default_value_stands_in_with_a_warning()
    {
        _shell.Endpoint.Faults.Add(new Fault { Status = 503, Times = 10 });
        Outcome outcome = _shell.Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = "motd", DefaultValue = "none" });
        AppConfigConfiguration configuration = Assert.Single(outcome.As<AppConfigConfiguration>());
        Assert.Equal(("none", "Default", true), (configuration.Value, configuration.Source, configuration.IsStale));
        Assert.Single(outcome.Warnings);
    }

    [EngineFact]
    public void A_default_value_stands_in_for_what_is_not_there_but_not_for_what_is_forbidden()
    {
        object parameters = new { Application = "sample", Environment = "prod", Profile = "other", DefaultValue = 5 };
        Assert.Equal(5, Assert.Single(_shell.Run("Get-AppConfigConfiguration", parameters).As<AppConfigConfiguration>()).Value);
        _shell.Endpoint.Faults.Add(new Fault { Status = 403, ErrorCode = "AccessDeniedException" });
        Outcome outcome = _shell.Run("Get-AppConfigConfiguration", parameters);
        Assert.Equal("AccessDenied", outcome.ErrorId);
        Assert.Empty(outcome.Output);
    }

    [EngineTheory]
    [InlineData("other", "prod", "motd", "ApplicationNotFound")]
    [InlineData("sample", "other", "motd", "EnvironmentNotFound")]
    [InlineData("sample", "prod", "other", "ConfigurationProfileNotFound")]
    public void What_is_missing_is_in_the_error_s_id(string application, string environment, string profile, string id)
    {
        Outcome outcome = _shell.Run("Start-AppConfigSession", new { Application = application, Environment = environment, Profile = profile });
        Assert.Equal(id, outcome.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, outcome.Error.CategoryInfo.Category);
        Assert.Equal("ResourceNotFoundException", ((AppConfigException)outcome.Error.Exception).ErrorCode);
    }

    [EngineTheory]
    [InlineData(14)]
    [InlineData(86401)]
    public void An_interval_out_of_range_is_an_error_of_the_parameter(int interval)
    {
        Outcome outcome = _shell.Run("Start-AppConfigSession", new { Application = "a", Environment = "e", Profile = "p", RequiredMinimumPollIntervalInSeconds = interval });
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Contains("-RequiredMinimumPollIntervalInSeconds", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _shell.Calls("StartConfigurationSession"));
    }

    [EngineFact]
    public void Sessions_of_the_runspace_are_listed_by_name()
    {
        AppConfigSession settings = Start("settings");
        AppConfigSession flags = Start("flags");
        Assert.Equal([flags, settings], Outcome.Of(_shell.Bare("Get-AppConfigSession")).As<AppConfigSession>());
        Assert.Equal([settings], Outcome.Of(_shell.Bare("Get-AppConfigSession", new { Profile = "SET*" })).As<AppConfigSession>());
        Assert.Empty(Outcome.Of(_shell.Bare("Get-AppConfigSession", new { Application = "other" })).Output);
        using Connection other = TestConnections.To(_shell.Endpoint, _shell.Clock);
        Assert.Empty(Outcome.Of(_shell.Bare("Get-AppConfigSession", new { Connection = other })).Output);
    }

    [EngineFact]
    public void A_session_that_never_opened_is_none()
    {
        _shell.Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = "other" });
        Assert.Empty(Outcome.Of(_shell.Bare("Get-AppConfigSession")).Output);
    }

    [EngineFact]
    public void A_stopped_session_is_forgotten_and_says_so()
    {
        AppConfigSession session = Start("settings");
        Assert.Empty(Outcome.Of(_shell.Bare("Stop-AppConfigSession", new { Session = session, WhatIf = true })).Errors);
        Assert.False(session.IsStopped);
        Assert.Empty(Outcome.Of(_shell.Bare("Stop-AppConfigSession", new { Session = session })).Errors);
        Assert.True(session.IsStopped);
        Assert.Empty(Outcome.Of(_shell.Bare("Get-AppConfigSession")).Output);
        Assert.Equal("SessionStopped", _shell.Run("Get-AppConfigConfiguration", new { Session = session }).ErrorId);
    }

    [EngineFact]
    public void Sessions_are_apart_by_connection_and_profile()
    {
        using Connection other = TestConnections.To(_shell.Endpoint, _shell.Clock);
        foreach (string profile in new[] { "settings", "motd" })
        {
            _shell.Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = profile });
            Outcome.Of(_shell.Bare("Get-AppConfigConfiguration", new { Connection = other, Application = "sample", Environment = "prod", Profile = profile }));
        }

        Assert.Equal(4, _shell.Calls("StartConfigurationSession"));
        Assert.Equal(4, Outcome.Of(_shell.Bare("Get-AppConfigSession")).Output.Count);
    }

    [EngineFact]
    public void Names_come_down_the_pipeline()
    {
        AppConfigSession[] sessions = [Start("settings"), Start("motd")];
        foreach (AppConfigSession session in sessions)
        {
            Get(session);
        }

        Outcome outcome = Outcome.Of(_shell.Pipeline("Get-AppConfigConfiguration", new { Session = sessions[1] }).Then("Get-AppConfigConfiguration"));
        Assert.Equal("motd", Assert.Single(outcome.As<AppConfigConfiguration>()).ConfigurationProfileIdentifier);
        Assert.Equal(2, _shell.Calls("GetLatestConfiguration"));
    }

    [EngineFact]
    public void Two_runspaces_poll_one_session_a_thousand_times_without_a_bad_request()
    {
        AppConfigSession session = Start("settings");
        using Shell other = new();
        for (int round = 0; round < 20; round++)
        {
            Parallel.Invoke(() => Poll(_shell, session, 25), () => Poll(other, session, 25));
            _shell.Clock.Advance(TimeSpan.FromSeconds(60));
        }

        Assert.Equal((20, 0), (session.CallCount, session.FailureCount));
        Assert.Equal(1, _shell.Calls("StartConfigurationSession"));
    }

    [EngineFact]
    public void A_backup_survives_the_runspace()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            object parameters = new { Application = "sample", Environment = "prod", Profile = "motd", BackupPath = Path.Combine(folder.FullName, "backup") };
            _shell.Run("Get-AppConfigConfiguration", parameters);
            Outcome.Of(_shell.Bare("Get-AppConfigSession").Then("Stop-AppConfigSession"));
            _shell.Clock.Advance(TimeSpan.FromDays(3));
            _shell.Endpoint.Faults.Add(new Fault { Status = 503, Times = 10 });
            Outcome outcome = _shell.Run("Get-AppConfigConfiguration", parameters);
            AppConfigConfiguration saved = Assert.Single(outcome.As<AppConfigConfiguration>());
            Assert.Equal(("Welcome to the sample.", "Backup", TimeSpan.FromDays(3)), (saved.Value, saved.Source, saved.Age));
            Assert.Contains("from the backup folder is 3 days old", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
            Outcome started = _shell.Run("Start-AppConfigSession", parameters);
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
            _shell.Run("Get-AppConfigConfiguration", settings);
            string file = Assert.Single(Directory.GetFiles(folder.FullName));
            File.WriteAllText(file, "garbage");
            Outcome.Of(_shell.Bare("Get-AppConfigSession").Then("Stop-AppConfigSession"));
            _shell.Endpoint.Faults.Add(new Fault { Status = 503, Times = 100 });
            foreach (string command in new[] { "Get-AppConfigConfiguration", "Get-AppConfigFlag", "Start-AppConfigSession" })
            {
                Outcome outcome = _shell.Run(command, settings);
                Assert.StartsWith($"The backup '{file}' cannot be read: ", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
                Assert.Equal("InternalServiceError", outcome.ErrorId);
            }

            Outcome watched = Outcome.Of(_shell.Pipeline("Watch-AppConfigConfiguration", settings).AddParameters(new { Timeout = 5 }));
            Assert.Contains(file, watched.Warnings[0], StringComparison.Ordinal);
            Outcome byDefault = Outcome.Of(_shell.Pipeline("Get-AppConfigConfiguration", settings).AddParameters(new { DefaultValue = 1 }));
            Assert.Equal((2, 1), (byDefault.Warnings.Count, byDefault.Output.Count));
            Assert.Contains(file, byDefault.Warnings[0], StringComparison.Ordinal);
            File.Delete(file);
            Assert.Empty(_shell.Run("Get-AppConfigConfiguration", settings).Warnings);
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
            AppConfigConfiguration configuration = Assert.Single(_shell
                .Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = "motd" })
                .As<AppConfigConfiguration>());
            Assert.Equal("Welcome to the sample.", configuration.Value);
        }

        Assert.Equal(1, _shell.Calls("StartConfigurationSession"));
        Assert.Equal(1, _shell.Calls("GetLatestConfiguration"));
    }

    private static void Poll(Shell shell, AppConfigSession session, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Assert.Empty(Outcome.Of(shell.Bare("Get-AppConfigConfiguration", new { Session = session })).Errors);
        }
    }

    private void Deploy(string contentType, string content) => Deploy(contentType, Encoding.UTF8.GetBytes(content));

    private void Deploy(string contentType, byte[] content) => _shell.Endpoint.AppConfig.Deploy(new LocalConfiguration
    {
        Application = "sample",
        Environment = "prod",
        ConfigurationProfile = "motd",
        ContentType = contentType,
        Content = content,
    });

    private AppConfigSession Start(string profile) => Assert.Single(_shell
        .Run("Start-AppConfigSession", new { Application = "sample", Environment = "prod", Profile = profile })
        .As<AppConfigSession>());

    private AppConfigConfiguration Get(AppConfigSession session, object? parameters = null) => Assert.Single(Outcome
        .Of(_shell.Pipeline("Get-AppConfigConfiguration", new { Session = session }).AddParameters(parameters))
        .As<AppConfigConfiguration>());
}
