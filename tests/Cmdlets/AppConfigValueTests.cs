using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SessionTools.AppConfig;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>What a configuration's content becomes.</summary>
public sealed class AppConfigValueTests : AppConfigFixture
{
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
        Outcome outcome = Shell.Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = "motd" });
        Assert.Equal("UnreadableConfiguration", outcome.ErrorId);
    }

    [EngineFact]
    public void Content_that_is_not_what_it_says_is_an_error()
    {
        Deploy("application/json", "{ not json");
        Outcome outcome = Shell.Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = "motd" });
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
                Outcome outcome = Outcome.Of(Shell.Pipeline(command, motd).AddParameters(switches));
                Assert.Equal("InvalidParameterValue", outcome.ErrorId);
                Assert.Contains("contradicts", outcome.Error.ToString(), StringComparison.Ordinal);
            }
        }

        Assert.Equal(0, Shell.Calls("StartConfigurationSession"));
    }

    [EngineTheory]
    [InlineData(-7)]
    [InlineData(5)]
    public void An_interval_out_of_range_is_an_error_also_where_a_session_is_open(int interval)
    {
        object motd = new { Application = "sample", Environment = "prod", Profile = "motd" };
        Assert.Empty(Shell.Run("Get-AppConfigConfiguration", motd).Errors);
        Outcome outcome = Outcome.Of(Shell.Pipeline("Get-AppConfigConfiguration", motd)
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
            Assert.Empty(Shell.Run("Get-AppConfigConfiguration", new { Session = session, OutFile = file }).Output);
            Assert.Equal("Welcome to the sample.", File.ReadAllText(file));
            Outcome outcome = Shell.Run("Get-AppConfigConfiguration", new { Session = session, OutFile = Path.Combine(file, "below-a-file") });
            Assert.Equal("UnwritableConfiguration", outcome.ErrorId);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
