using System;
using System.Management.Automation;
using System.Text;
using SessionTools.AppConfig;
using SessionTools.EngineTests;
using SessionTools.Local.AppConfig;
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

    [EngineFact]
    public void Content_that_is_not_what_it_says_is_an_error()
    {
        Deploy("application/json", "{ not json");
        Outcome outcome = _shell.Run("Get-AppConfigConfiguration", new { Application = "sample", Environment = "prod", Profile = "motd" });
        Assert.Equal("UnreadableConfiguration", outcome.ErrorId);
        Assert.Contains("application/json", outcome.Error.ToString(), StringComparison.Ordinal);
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

    private void Deploy(string contentType, string content) => _shell.Endpoint.AppConfig.Deploy(new LocalConfiguration
    {
        Application = "sample",
        Environment = "prod",
        ConfigurationProfile = "motd",
        ContentType = contentType,
        Content = Encoding.UTF8.GetBytes(content),
    });

    private AppConfigSession Start(string profile) => Assert.Single(_shell
        .Run("Start-AppConfigSession", new { Application = "sample", Environment = "prod", Profile = profile })
        .As<AppConfigSession>());

    private AppConfigConfiguration Get(AppConfigSession session) =>
        Assert.Single(_shell.Run("Get-AppConfigConfiguration", new { Session = session }).As<AppConfigConfiguration>());
}
