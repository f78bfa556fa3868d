using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using SessionTools.Clients.AppConfig;
using SessionTools.Local.AppConfig;
using Xunit;

namespace SessionTools.Local.Tests;

public sealed class AppConfigFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("App:Env:Profile", "Profile", "application/octet-stream")]
    [InlineData("App:Env:Profile.json", "Profile", "application/json")]
    [InlineData("App:Env:Profile.yml", "Profile", "application/x-yaml")]
    [InlineData("App:Env:Profile.text%plain", "Profile", "text/plain")]
    [InlineData("App:Env:a.b.application%x-yaml", "a.b", "application/x-yaml")]
    [InlineData("App:Env:v1.2", "v1.2", "application/octet-stream")]
    [InlineData("App:Env:Flags.application%ion%type=AWS.AppConfig.FeatureFlags", "Flags", "application/ion; type=AWS.AppConfig.FeatureFlags")]
    [InlineData("App/Env/Profile.json", "Profile", "application/json")]
    public void A_file_s_name_says_profile_and_media_type(string path, string profile, string contentType) =>
        Assert.Equal(("App", "Env", profile, contentType), ConfigurationFileName.Parse(path));

    [Theory]
    [InlineData("readme.txt")]
    [InlineData("App:Env")]
    [InlineData("App:Env:a:b")]
    [InlineData("App::Profile")]
    [InlineData("App/Env/.Profile.json.swp")]
    [InlineData("App/Env/more/Profile.json")]
    public void Other_files_are_none_of_its_business(string path) => Assert.Null(ConfigurationFileName.Parse(path));

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-yaml")]
    [InlineData("text/plain")]
    [InlineData("application/vnd.a+json")]
    [InlineData("application/ion; type=AWS.AppConfig.FeatureFlags")]
    public void A_name_that_it_makes_it_understands(string contentType)
    {
        LocalConfiguration configuration = new() { Application = "A", Environment = "E", ConfigurationProfile = "p.q", ContentType = contentType };
        Assert.Equal(("A", "E", "p.q", contentType), ConfigurationFileName.Parse(ConfigurationFileName.Format(configuration)));
    }

    [Fact]
    public async Task Changing_a_file_deploys_it()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "appconfig", "App", "Env"));
        string file = Path.Combine(_folder.FullName, "appconfig", "App", "Env", "Profile.txt");
        File.WriteAllText(file, "one");
        using LocalClient client = new(_folder.FullName);
        GetLatestConfigurationResponse first = await Get(client, await Start(client));
        File.WriteAllText(file, "two");
        client.Clock.Advance(TimeSpan.FromSeconds(60));
        GetLatestConfigurationResponse second = await Get(client, first.NextPollConfigurationToken!);
        client.Clock.Advance(TimeSpan.FromSeconds(60));
        GetLatestConfigurationResponse third = await Get(client, second.NextPollConfigurationToken!);
        Assert.Equal("one", Encoding.UTF8.GetString(first.Configuration));
        Assert.Equal("two", Encoding.UTF8.GetString(second.Configuration));
        Assert.NotEqual(first.VersionLabel, second.VersionLabel);
        Assert.Equal("text/plain", second.ContentType);
        Assert.Empty(third.Configuration);
        Assert.Null(third.VersionLabel);
    }

    [Fact]
    public async Task A_profile_whose_file_has_gone_is_not_found()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "appconfig", "App", "Env"));
        string file = Path.Combine(_folder.FullName, "appconfig", "App", "Env", "Profile.txt");
        File.WriteAllText(file, "one");
        using LocalClient client = new(_folder.FullName);
        string token = await Start(client);
        File.Delete(file);
        ServiceException error = await Assert.ThrowsAsync<ServiceException>(() => Get(client, token));
        Assert.Equal("ConfigurationProfile", error.Body.GetProperty("ResourceType").GetString());
    }

    [Fact]
    public async Task The_agent_s_names_serve_where_colons_may_stand_in_file_names()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(Path.Combine(_folder.FullName, "appconfig"));
        File.WriteAllText(Path.Combine(_folder.FullName, "appconfig", "App:Env:Profile.text%plain"), "colons");
        using LocalClient client = new(_folder.FullName);
        Assert.Equal("colons", Encoding.UTF8.GetString((await Get(client, await Start(client))).Configuration));
    }

    [Fact]
    public void The_sample_is_files_and_touches_none_that_is_there()
    {
        string file = Path.Combine(_folder.FullName, "appconfig", "sample", "prod", "motd.txt");
        using (new LocalClient(_folder.FullName))
        {
            Assert.Equal("Welcome to the sample.", File.ReadAllText(file));
        }

        File.WriteAllText(file, "mine");
        using (new LocalClient(_folder.FullName))
        {
            Assert.Equal("mine", File.ReadAllText(file));
        }
    }

    private static async Task<string> Start(LocalClient client)
    {
        StartConfigurationSessionRequest request = new()
        {
            ApplicationIdentifier = "App",
            EnvironmentIdentifier = "Env",
            ConfigurationProfileIdentifier = "Profile",
        };
        return (await client.Call(AppConfigOperations.StartConfigurationSession, request)).InitialConfigurationToken!;
    }

    private static Task<GetLatestConfigurationResponse> Get(LocalClient client, string token) =>
        client.Call(AppConfigOperations.GetLatestConfiguration, new GetLatestConfigurationRequest { ConfigurationToken = token });
}
