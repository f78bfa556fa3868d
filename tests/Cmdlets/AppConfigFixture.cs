using System;
using System.Text;
using SessionTools.AppConfig;
using SessionTools.Local.AppConfig;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>A shell with the sample's configurations, and sessions of them.</summary>
public abstract class AppConfigFixture : IDisposable
{
    private protected Shell Shell { get; } = new();

    public void Dispose()
    {
        Shell.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void Deploy(string contentType, string content) => Deploy(contentType, Encoding.UTF8.GetBytes(content));

    private protected void Deploy(string contentType, byte[] content) => Shell.Endpoint.AppConfig.Deploy(new LocalConfiguration
    {
        Application = "sample",
        Environment = "prod",
        ConfigurationProfile = "motd",
        ContentType = contentType,
        Content = content,
    });

    private protected AppConfigSession Start(string profile) => Assert.Single(Shell
        .Run("Start-AppConfigSession", new { Application = "sample", Environment = "prod", Profile = profile })
        .As<AppConfigSession>());

    private protected AppConfigConfiguration Get(AppConfigSession session, object? parameters = null) => Assert.Single(Outcome
        .Of(Shell.Pipeline("Get-AppConfigConfiguration", new { Session = session }).AddParameters(parameters))
        .As<AppConfigConfiguration>());
}
