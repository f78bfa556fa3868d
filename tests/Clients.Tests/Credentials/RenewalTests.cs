using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Deadline;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests.Credentials;

/// <summary>Keys that expire while they are in use.</summary>
[Collection(nameof(TestEnvironment))]
public sealed class RenewalTests : IDisposable
{
    private const string Keys = "aws_access_key_id = AKIAPROFILE\naws_secret_access_key = profile-secret\n";

    private readonly TestEnvironment _environment = new();

    public void Dispose() => _environment.Dispose();

    [Fact]
    public async Task Keys_that_expire_in_the_middle_of_a_list_are_renewed_and_the_list_goes_on()
    {
        _environment.Config("[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\n[profile base]\n" + Keys);
        _environment.OnRole("ASIAFIRST");
        _environment.On("/2023-10-12/farms", request => Page(request));
        using Connection connection = _environment.Connect(new ProfileSource("role"));
        using PageReader<ListFarmsRequest, ListFarmsResponse> pages =
            connection.Client(DeadlineService.Description).ReadPages(DeadlineOperations.ListFarms, new ListFarmsRequest(), CancellationToken.None);
        int count = 0;
        while (await pages.NextAsync() is { } page)
        {
            count += page.Farms.Count;
            _environment.OnRole("ASIANEXT" + count, lifetime: TimeSpan.FromDays(1 + count));
            _environment.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(5, count);
        Assert.True(_environment.Calls("/2023-10-12/farms").Select(call => call.SignedBy).Distinct().Count() > 1);
        Assert.Equal("ASIAFIRST", _environment.Calls("/2023-10-12/farms")[0].SignedBy);
    }

    [Fact]
    public async Task The_keys_of_a_role_are_renewed_during_a_long_watch()
    {
        string hex = new('0', 32);
        DeadlineIds job = new($"farm-{hex}", $"queue-{hex}", $"job-{hex}");
        string path = $"/2023-10-12/farms/{job.FarmId}/queues/{job.QueueId}/jobs/{job.JobId}";
        _environment.Config("[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\n[profile base]\n" + Keys);
        _environment.OnRole("ASIA0");
        int looks = 0;
        _environment.On($"{path}/session-actions", _ => new RecordingServer.Reply("""{"sessionActions":[]}"""));
        _environment.On($"{path}/sessions/session-{hex}", _ =>
        {
            _environment.OnRole($"ASIA{++looks}", lifetime: TimeSpan.FromMinutes(70));
            return new RecordingServer.Reply($$"""{"lifecycleStatus":"{{(looks < 24 ? "STARTED" : "ENDED")}}","log":{"logDriver":"awslogs"} }""");
        });
        using Connection connection = _environment.Connect(new ProfileSource("role"));
        ActionWatch watch = new(connection.Client(DeadlineService.Description), job, $"session-{hex}", TimeSpan.FromMinutes(10), null, _environment.Clock);
        await foreach (ActionChange change in watch.ReadAsync(CancellationToken.None))
        {
            Assert.Null(change.Trouble);
        }

        // Four hours, with keys that last for one after the next look.
        string[] signers = _environment.Calls($"{path}/sessions/").Select(call => call.SignedBy!).Distinct().ToArray();
        Assert.Equal(24, looks);
        Assert.Equal(4, signers.Length);
        Assert.Equal(4, _environment.Calls("Action=AssumeRole").Count);
    }

    [Fact]
    public async Task Keys_that_the_service_calls_expired_are_renewed_once()
    {
        _environment.Config("[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\n[profile base]\n" + Keys);
        _environment.OnRole("ASIAREVOKED");
        _environment.On("/2023-10-12/farms", request =>
        {
            if (request.SignedBy != "ASIAREVOKED")
            {
                return new RecordingServer.Reply("""{"farms":[]}""");
            }

            _environment.OnRole("ASIARENEWED");
            return new RecordingServer.Reply("""{"__type":"ExpiredTokenException","message":"expired"}""", 403);
        });
        Assert.Equal("ASIARENEWED", await _environment.SignerAsync(new ProfileSource("role")));
        Assert.Equal(2, _environment.Calls("/2023-10-12/farms").Count);
    }

    [Fact]
    public async Task The_keys_of_a_role_are_renewed_before_they_expire()
    {
        _environment.Config("[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\n[profile base]\n" + Keys);
        _environment.OnRole("ASIAFIRST");
        using Connection connection = _environment.Connect(new ProfileSource("role"));
        await _environment.SignerAsync(connection);
        _environment.Clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("ASIAFIRST", await _environment.SignerAsync(connection));
        _environment.OnRole("ASIASECOND");
        _environment.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("ASIASECOND", await _environment.SignerAsync(connection));
        Assert.Equal(2, _environment.Calls("Action=AssumeRole").Count);
    }

    [Fact]
    public async Task Keys_that_cannot_be_renewed_serve_until_they_expire()
    {
        _environment.Config("[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\n[profile base]\n" + Keys);
        _environment.OnRole("ASIAFIRST");
        using Connection connection = _environment.Connect(new ProfileSource("role"));
        await _environment.SignerAsync(connection);
        _environment.On("Action=AssumeRole", _ => new RecordingServer.Reply("<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>", 403, "text/xml"));
        _environment.On("Action=AssumeRole&", _ => new RecordingServer.Reply("<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>", 403, "text/xml"));
        _environment.Clock.Advance(TimeSpan.FromMinutes(57));
        Assert.Equal("ASIAFIRST", await _environment.SignerAsync(connection));
        _environment.Clock.Advance(TimeSpan.FromMinutes(4));
        await Assert.ThrowsAsync<ConnectionException>(() => _environment.SignerAsync(connection));
    }

    private static RecordingServer.Reply Page(RecordingServer.Request request)
    {
        int number = request.Target.Split("nextToken=") is [_, string token] ? int.Parse(token.Split('&')[0], CultureInfo.InvariantCulture) : 1;
        string next = number < 5 ? $",\"nextToken\":\"{number + 1}\"" : "";
        string farm = $$"""{"farmId":"farm-{{number}}","displayName":"f","createdAt":"2030-01-01T00:00:00Z","createdBy":"me"}""";
        return new RecordingServer.Reply($$"""{"farms":[{{farm}}]{{next}}}""");
    }
}
