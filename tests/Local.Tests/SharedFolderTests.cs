using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Clients.ApiGateway;
using SessionTools.Clients.Deadline;
using SessionTools.Clients.QApps;
using Xunit;

namespace SessionTools.Local.Tests;

/// <summary>Two endpoints on one folder, as two processes have them.</summary>
public sealed class SharedFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sessiontools-").FullName;
    private readonly LocalClient _one;
    private readonly LocalClient _other;

    public SharedFolderTests()
    {
        _one = new LocalClient(_folder);
        _other = new LocalClient(_folder);
    }

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_one_changes_the_other_sees()
    {
        await Create(_one, "/1/");
        Assert.Equal(["/1/"], await Keys(_other));
        await Create(_other, "/2/");
        Assert.Equal(["/1/", "/2/"], await Keys(_one));
    }

    [Fact]
    public async Task What_both_change_at_the_same_time_is_all_kept()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => Create(number % 2 == 0 ? _one : _other, $"/{number}/"))));
        string[] expected = Enumerable.Range(0, 40).Select(number => $"/{number}/").Order().ToArray();
        Assert.Equal(expected, (await Keys(_one)).Order());
        Assert.Equal(expected, (await Keys(_other)).Order());
        Assert.Empty(Directory.GetFiles(_folder, "*.tmp"));
    }

    [Fact]
    public async Task A_session_of_an_app_goes_on_in_the_other()
    {
        string instance = _one.Endpoint.QApps.DefaultInstanceId!;
        AppSummary app = (await _one.Call(QAppsOperations.ListQApps, new ListQAppsRequest { InstanceId = instance })).Apps[0];
        StartQAppSessionRequest start = new() { InstanceId = instance, AppId = app.AppId, AppVersion = 1 };
        string session = (await _one.Call(QAppsOperations.StartQAppSession, start)).SessionId;
        GetQAppSessionRequest get = new() { InstanceId = instance, SessionId = session };
        Assert.Equal(session, (await _other.Call(QAppsOperations.GetQAppSession, get)).SessionId);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named_and_nothing_is_changed()
    {
        string inTheWay = Path.Combine(_folder, ".lock");
        File.Delete(inTheWay);
        Directory.CreateDirectory(inTheWay);
        ServiceException error = await Assert.ThrowsAsync<ServiceException>(() => Create(_one, "/1/"));
        Assert.Equal("LocalDataUnusable", error.ErrorCode);
        Assert.Contains(Path.Combine(_folder, "apigateway.json"), error.ServiceMessage, StringComparison.Ordinal);
        Assert.Equal(1, _one.Endpoint.Calls["CreateIntegrationResponse"]);

        Directory.Delete(inTheWay);
        Assert.Empty(await Keys(_one));
        await Create(_one, "/1/");
    }

    [Fact]
    public async Task A_file_that_cannot_be_understood_concerns_its_service_only()
    {
        string file = Path.Combine(_folder, "apigateway.json");
        string content = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, "{");
        ServiceException error = await Assert.ThrowsAsync<ServiceException>(() => Keys(_one));
        Assert.Equal("LocalDataUnusable", error.ErrorCode);
        Assert.Contains(file, error.ServiceMessage, StringComparison.Ordinal);
        Assert.NotEmpty((await _one.Call(DeadlineOperations.ListFarms, new ListFarmsRequest())).Farms);
        Assert.Equal("{", await File.ReadAllTextAsync(file));

        await File.WriteAllTextAsync(file, content);
        Assert.Empty(await Keys(_one));
    }

    private static Task<IntegrationResponseState> Create(LocalClient client, string key) => client.Call(
        ApiGatewayOperations.CreateIntegrationResponse,
        new CreateIntegrationResponseRequest { ApiId = "samplews02", IntegrationId = "mock002", IntegrationResponseKey = key });

    private static async Task<IReadOnlyList<string>> Keys(LocalClient client)
    {
        GetIntegrationResponsesRequest request = new() { ApiId = "samplews02", IntegrationId = "mock002" };
        return (await client.Call(ApiGatewayOperations.GetIntegrationResponses, request)).Items.Select(state => state.IntegrationResponseKey).ToArray();
    }
}
