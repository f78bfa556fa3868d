using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.Aws;
using SessionTools.Local.Common;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests;

public sealed class ConfigurationBackupTests : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory();
    private readonly TestClock _clock = new() { Skipping = true };
    private readonly LocalEndpoint _endpoint;
    private readonly Connection _connection;

    public ConfigurationBackupTests()
    {
        _endpoint = new LocalEndpoint(null, _clock);
        _endpoint.AddSample();
        _connection = TestConnections.To(_endpoint, _clock);
    }

    private string Folder => Path.Combine(_parent.FullName, "backup");

    public void Dispose()
    {
        _connection.Dispose();
        _parent.Delete(recursive: true);
    }

    [Fact]
    public async Task A_new_process_without_the_network_has_the_last_value()
    {
        Configuration saved = await Get(Session());
        _clock.Advance(TimeSpan.FromHours(3));
        NoNetwork();
        ConfigurationSession later = Session();
        Assert.IsType<AppConfigException>(await later.StartAsync(CancellationToken.None));
        Configuration loaded = await Get(later);
        Assert.Equal(saved.Content.ToArray(), loaded.Content.ToArray());
        Assert.Equal("v1", loaded.VersionLabel);
        Assert.Equal("application/json", loaded.ContentType);
        Assert.Equal(saved.RetrievedAt, loaded.RetrievedAt);
        Assert.Equal(ConfigurationSource.Backup, loaded.Source);
        Assert.NotNull(loaded.Failure);
        Assert.True(loaded.Changed);
        Assert.False((await Get(later)).Changed);
    }

    [Fact]
    public async Task The_first_value_of_a_session_is_new_to_it_even_if_the_backup_has_it()
    {
        await Get(Session());
        _endpoint.Faults.Add(new Fault { Operation = "StartConfigurationSession", Status = 500, ErrorCode = "InternalServerException" });
        ConfigurationSession later = Session();
        Assert.NotNull(await later.StartAsync(CancellationToken.None));
        Configuration first = await Get(later);
        Assert.Equal(ConfigurationSource.Service, first.Source);
        Assert.True(first.Changed);
    }

    [Fact]
    public async Task Only_the_user_can_read_it()
    {
        await Get(Session());
        string file = Assert.Single(Directory.GetFiles(Folder));
        Assert.Contains("info", Encoding.UTF8.GetString(Convert.FromBase64String(ContentOf(file))), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        }
    }

    [Fact]
    public async Task A_backup_of_another_region_is_another_configuration_s()
    {
        await Get(Session());
        NoNetwork();
        using Connection elsewhere = new(_connection.Settings with { Region = "us-west-2" });
        await Assert.ThrowsAsync<AppConfigException>(() => Get(Session(elsewhere)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"Key":"another","Content":"AA=="}""")]
    public async Task A_damaged_backup_is_none(string content)
    {
        await Get(Session());
        File.WriteAllText(Assert.Single(Directory.GetFiles(Folder)), content);
        NoNetwork();
        await Assert.ThrowsAsync<AppConfigException>(() => Get(Session()));
    }

    [Fact]
    public async Task A_refusal_is_not_covered_up_by_a_backup()
    {
        await Get(Session());
        _endpoint.Faults.Add(new Fault { Status = 403, ErrorCode = "AccessDeniedException" });
        AppConfigException error = await Assert.ThrowsAsync<AppConfigException>(() => Get(Session()));
        Assert.Equal(ErrorKind.AccessDenied, error.Kind);
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_does_not_cost_the_value()
    {
        File.WriteAllText(Folder, "a file where the folder should be");
        Configuration configuration = await Get(Session());
        Assert.Equal("v1", configuration.VersionLabel);
        Assert.IsAssignableFrom<IOException>(configuration.BackupFailure);
    }

    private static string ContentOf(string file) =>
        System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("Content").GetString()!;

    private static Task<Configuration> Get(ConfigurationSession session) => session.GetAsync(force: false, CancellationToken.None);

    private void NoNetwork() => _endpoint.Faults.Add(new Fault { Status = 503, Times = 100 });

    private ConfigurationSession Session(Connection? connection = null)
    {
        StartConfigurationSessionRequest request = new()
        {
            ApplicationIdentifier = "sample",
            EnvironmentIdentifier = "prod",
            ConfigurationProfileIdentifier = "settings",
        };
        Connection over = connection ?? _connection;
        return new ConfigurationSession(over, request, new ConfigurationBackup(Folder, over, request));
    }
}
