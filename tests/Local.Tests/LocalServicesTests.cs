using System;
using System.Threading.Tasks;
using SessionTools.Clients.Deadline;
using SessionTools.Local.Common;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Local.Tests;

public sealed class LocalServicesTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public async Task The_sample_is_as_old_as_its_asking_whenever_a_service_is_called_first()
    {
        DateTime asked = _clock.GetUtcNow().UtcDateTime;
        LocalEndpoint late = new(null, _clock);
        late.AddSample();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(asked.AddHours(-6).AddDays(-30), (await FirstFarm(late)).CreatedAt);
    }

    [Fact]
    public async Task The_sample_comes_to_services_in_use_too()
    {
        LocalEndpoint endpoint = new(null, _clock);
        Assert.Null(endpoint.Deadline.DefaultFarmId);
        endpoint.AddSample();
        Assert.Equal("sample", (await FirstFarm(endpoint)).DisplayName);
    }

    [Fact]
    public async Task A_second_asking_leaves_the_sample_as_it_is()
    {
        LocalEndpoint endpoint = new(null, _clock);
        endpoint.AddSample();
        FarmSummary farm = await FirstFarm(endpoint);
        _clock.Advance(TimeSpan.FromHours(1));
        endpoint.AddSample();
        Assert.Equal(farm, await FirstFarm(endpoint));
    }

    private async Task<FarmSummary> FirstFarm(LocalEndpoint endpoint)
    {
        using Connection connection = TestConnections.To(endpoint, _clock);
        ListFarmsResponse page = await connection.Client(DeadlineService.Description)
            .CallAsync(DeadlineOperations.ListFarms, new ListFarmsRequest(), default);
        return Assert.Single(page.Farms);
    }
}
