using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.AppConfig;
using SessionTools.Local.AppConfig;
using SessionTools.Local.Common;
using SessionTools.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Clients.Tests;

public sealed class ConfigurationWeekTests
{
    private const int Interval = 60;
    private const int Week = 7 * 24 * 60 * 60;

    private readonly ITestOutputHelper _output;

    public ConfigurationWeekTests(ITestOutputHelper output)
    {
        _output = output;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_week_with_faults_loses_no_value_and_costs_hardly_more(int seed)
    {
        Random random = new(seed);
        TestClock clock = new() { Skipping = true };
        LocalEndpoint endpoint = new(null, clock);
        Deploy(endpoint, 0);
        FaultyHandler network = new(endpoint, random);
        using Connection connection = TestConnections.To(network, clock);
        using ConfigurationSession session = new(connection, new StartConfigurationSessionRequest
        {
            ApplicationIdentifier = "a",
            EnvironmentIdentifier = "e",
            ConfigurationProfileIdentifier = "p",
            RequiredMinimumPollIntervalInSeconds = Interval,
        });
        int version = 0;
        List<string> seen = [];
        DateTimeOffset start = clock.GetUtcNow();
        TimeSpan oldest = TimeSpan.Zero;
        while ((clock.GetUtcNow() - start).TotalSeconds < Week)
        {
            Configuration? configuration = await TryGet(session);
            if (configuration is { Changed: true })
            {
                seen.Add(Encoding.UTF8.GetString(configuration.Content.Span));
            }

            TimeSpan age = configuration is null ? TimeSpan.Zero : clock.GetUtcNow() - configuration.RetrievedAt;
            oldest = age > oldest ? age : oldest;
            clock.Advance(TimeSpan.FromSeconds(15));
            if (random.Next(240) == 0 && seen.Count == version + 1)
            {
                Deploy(endpoint, ++version);
            }
        }

        Assert.InRange(seen.Count, version, version + 1);
        Assert.Equal(Enumerable.Range(0, seen.Count).Select(VersionText), seen);
        Assert.InRange(oldest, TimeSpan.Zero, TimeSpan.FromSeconds(5 * Interval));
        Assert.InRange(network.Faults, network.Calls * 0.04, network.Calls * 0.06);
        Assert.InRange(network.Paid, Week / Interval * 0.9, Week / Interval * 1.01);
        _output.WriteLine($"{network.Calls} calls, {network.Faults} faults, {network.Paid} paid ({Week / Interval} intervals), "
            + $"{seen.Count} values, oldest {oldest.TotalSeconds} s, {session.Counters}");
    }

    private static string VersionText(int version) => $"version {version}";

    private static async Task<Configuration?> TryGet(ConfigurationSession session)
    {
        try
        {
            return await session.GetAsync(force: false, CancellationToken.None);
        }
        catch (SessionToolsException)
        {
            return null;
        }
    }

    private static void Deploy(LocalEndpoint endpoint, int version) => endpoint.AppConfig.Deploy(new LocalConfiguration
    {
        Application = "a",
        Environment = "e",
        ConfigurationProfile = "p",
        ContentType = "text/plain",
        Content = Encoding.UTF8.GetBytes(VersionText(version)),
    });
}
