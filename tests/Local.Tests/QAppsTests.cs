using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using SessionTools.Clients.QApps;
using SessionTools.Local.Common;
using SessionTools.Local.Http;
using SessionTools.Local.QApps;
using Xunit;

namespace SessionTools.Local.Tests;

public sealed class QAppsTests : IDisposable
{
    private static readonly string s_destination = QAppsSample.Id("sample/Destination");
    private static readonly string s_days = QAppsSample.Id("sample/Days");
    private static readonly string s_preferences = QAppsSample.Id("sample/Preferences");
    private static readonly string s_itinerary = QAppsSample.Id("sample/Itinerary");
    private static readonly string s_packing = QAppsSample.Id("sample/Packing list");
    private static readonly string s_guide = QAppsSample.Id("sample/Guide");
    private static readonly string s_budget = QAppsSample.Id("sample/Preferences/Budget");

    private readonly LocalClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_session_moves_on_the_clock_from_waiting_to_completed()
    {
        string session = await Start();
        Assert.Equal("WAITING", (await Get(session)).Status);
        await Answer(session, Text(s_destination, "Oslo"), Text(s_days, "3"));
        Assert.Equal("WAITING", (await Get(session)).Status);
        await Answer(session, Form("low"));
        Assert.Equal(("IN_PROGRESS", "IN_PROGRESS", "WAITING"), await StateOfQueries(session));
        _client.Clock.Advance(TimeSpan.FromSeconds(0.25));
        Assert.Equal(("IN_PROGRESS", "COMPLETED", "IN_PROGRESS"), await StateOfQueries(session));
        _client.Clock.Advance(TimeSpan.FromSeconds(0.25));
        Assert.Equal(("COMPLETED", "COMPLETED", "COMPLETED"), await StateOfQueries(session));
        GetQAppSessionResponse done = await Get(session);
        Assert.Equal("3 days in Oslo (Budget: low), by guide.txt.", done.CardStatus[s_itinerary].CurrentValue);
    }

    [Fact]
    public async Task A_card_that_fails_shows_why()
    {
        StartQAppSessionResponse session = await _client.Call(QAppsOperations.StartQAppSession, new StartQAppSessionRequest
        {
            InstanceId = QAppsSample.InstanceId,
            AppId = QAppsSample.FailingAppId,
            AppVersion = 1,
            InitialValues = [Text(QAppsSample.Id("sample-failing/Question"), "Why?")],
        });
        _client.Clock.Advance(TimeSpan.FromSeconds(1));
        GetQAppSessionResponse state = await Get(session.SessionId);
        Assert.Equal("ERROR", state.Status);
        CardStatus failed = state.CardStatus[QAppsSample.Id("sample-failing/Answer")];
        Assert.Equal(("ERROR", "The data source of this app cannot be reached."), (failed.CurrentState, failed.CurrentValue));
    }

    [Fact]
    public async Task A_value_for_a_card_that_does_not_wait_changes_nothing()
    {
        string session = await Start();
        await Answer(session, Text(s_destination, "Oslo"));
        await Answer(session, Text(s_destination, "Rome"), Text(s_itinerary, "None"), Text(s_guide, "other.txt"));
        GetQAppSessionResponse state = await Get(session);
        Assert.Equal("Oslo", state.CardStatus[s_destination].CurrentValue);
        Assert.Equal("WAITING", state.CardStatus[s_itinerary].CurrentState);
        Assert.Equal("guide.txt", state.CardStatus[s_guide].CurrentValue);
    }

    [Fact]
    public async Task A_file_takes_the_place_of_the_default_at_the_start()
    {
        string session = await Start(Text(s_guide, "other.txt"));
        Assert.Equal("other.txt", (await Get(session)).CardStatus[s_guide].CurrentValue);
    }

    [Fact]
    public async Task An_update_without_values_moves_nothing()
    {
        string session = await Start();
        await _client.Call(QAppsOperations.UpdateQAppSession, new UpdateQAppSessionRequest { InstanceId = QAppsSample.InstanceId, SessionId = session });
        Assert.Equal("WAITING", (await Get(session)).Status);
    }

    [Fact]
    public async Task An_update_is_refused_where_no_card_waits()
    {
        string session = await Complete();
        await Expect("ValidationException", 400, () => Answer(session, Text(s_destination, "Rome")));
    }

    [Fact]
    public async Task A_form_that_appends_keeps_each_submission_and_its_dependents_follow()
    {
        string session = await Complete();
        Submission first = Assert.Single((await Get(session)).CardStatus[s_preferences].Submissions!);
        string second = Guid.NewGuid().ToString();
        await Answer(session, Form("high", "add", second));
        Assert.Equal("IN_PROGRESS", (await Get(session)).Status);
        await Answer(session, Form("middling", "edit", first.SubmissionId));
        _client.Clock.Advance(TimeSpan.FromSeconds(2));
        GetQAppSessionResponse state = await Get(session);
        Assert.Contains("(Budget: middling; Budget: high)", state.CardStatus[s_itinerary].CurrentValue, StringComparison.Ordinal);
        await Answer(session, Form("", "delete", first.SubmissionId), Form("", "delete", second));
        Assert.Equal("WAITING", (await Get(session)).Status);
    }

    [Fact]
    public async Task A_form_that_replaces_keeps_the_last_submission()
    {
        LocalApp app = Sample() with { App = Sample().App with { AppId = Guid.NewGuid().ToString() } };
        app.App.AppDefinition = app.App.AppDefinition with
        {
            Cards = app.App.AppDefinition.Cards
                .Select(card => card.FormInput is null ? card : card with { FormInput = card.FormInput with { ComputeMode = "replace" } })
                .ToArray(),
        };
        _client.Endpoint.QApps.AddApp(app);
        string session = await Start(app.App.AppId, Form("low"), Form("high"));
        Submission only = Assert.Single((await Get(session)).CardStatus[s_preferences].Submissions!);
        Assert.Equal("high", only.Value!.Value.GetProperty(s_budget).GetString());
    }

    [Theory]
    [InlineData("text")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"unknown\":1}")]
    public async Task A_form_refuses_what_does_not_suit_it(string value)
    {
        string session = await Start();
        await Expect("ValidationException", 400, () => Answer(session, Text(s_preferences, value)));
    }

    [Fact]
    public async Task Submissions_that_are_not_there_or_there_already_are_refused()
    {
        string session = await Complete();
        string there = (await Get(session)).CardStatus[s_preferences].Submissions!.Single().SubmissionId!;
        await Expect("ValidationException", 400, () => Answer(session, Form("x", "add", there)));
        await Expect("ValidationException", 400, () => Answer(session, Form("x", "copy", there)));
        ServiceException missing = await Expect("ResourceNotFoundException", 404, () => Answer(session, Form("x", "edit", Guid.NewGuid().ToString())));
        Assert.Equal("submission", missing.Body.GetProperty("resourceType").GetString());
    }

    [Fact]
    public async Task What_is_missing_is_named_by_type_and_id()
    {
        string none = "00000000-0000-4000-8000-000000000000";
        ServiceException session = await Expect("ResourceNotFoundException", 404, () => Get(none));
        Assert.Equal(("session", none), (session.Body.GetProperty("resourceType").GetString(), session.Body.GetProperty("resourceId").GetString()));
        ServiceException app = await Expect("ResourceNotFoundException", 404, () => Start(none));
        Assert.Equal("app", app.Body.GetProperty("resourceType").GetString());
        await Expect("AccessDeniedException", 403, () => _client.Call(QAppsOperations.ListQApps, new ListQAppsRequest { InstanceId = "other" }));
        await Expect("ValidationException", 400, () => Start(Text(none, "x")));
    }

    [Fact]
    public async Task A_caller_may_choose_the_session_s_id_once()
    {
        StartQAppSessionRequest request = new()
        {
            InstanceId = QAppsSample.InstanceId,
            AppId = QAppsSample.AppId,
            AppVersion = 1,
            SessionId = "11111111-1111-4111-8111-111111111111",
        };
        Assert.Equal(request.SessionId, (await _client.Call(QAppsOperations.StartQAppSession, request)).SessionId);
        await Expect("ValidationException", 400, () => _client.Call(QAppsOperations.StartQAppSession, request));
        await Expect("ValidationException", 400, () => _client.Call(QAppsOperations.StartQAppSession, request with { SessionId = "no-uuid" }));
    }

    [Fact]
    public async Task An_instance_holds_a_thousand_sessions()
    {
        for (int i = 0; i < 1000; i++)
        {
            await Start();
        }

        ServiceException exception = await Expect("ServiceQuotaExceededException", 402, () => Start());
        Assert.Equal("qapps", exception.Body.GetProperty("serviceCode").GetString());
        Assert.NotNull(exception.Body.GetProperty("quotaCode").GetString());
    }

    [Fact]
    public async Task A_stopped_session_is_gone_with_its_data()
    {
        string session = await Complete();
        await _client.Call(QAppsOperations.StopQAppSession, new StopQAppSessionRequest { InstanceId = QAppsSample.InstanceId, SessionId = session });
        await Expect("ResourceNotFoundException", 404, () => Get(session));
        await Expect("ResourceNotFoundException", 404, () => Data(session));
    }

    [Fact]
    public async Task Metadata_is_kept()
    {
        string session = await Start();
        await _client.Call(QAppsOperations.UpdateQAppSessionMetadata, new UpdateQAppSessionMetadataRequest
        {
            InstanceId = QAppsSample.InstanceId,
            SessionId = session,
            SessionName = "Trip",
            SharingConfiguration = new SessionSharingConfiguration { Enabled = true, RevealCards = false },
        });
        GetQAppSessionMetadataResponse metadata = await _client.Call(
            QAppsOperations.GetQAppSessionMetadata,
            new GetQAppSessionMetadataRequest { InstanceId = QAppsSample.InstanceId, SessionId = session });
        Assert.Equal(new SessionSharingConfiguration { Enabled = true, RevealCards = false }, metadata.SharingConfiguration);
        Assert.Equal("Trip", (await Get(session)).SessionName);
    }

    [Fact]
    public async Task Data_is_cut_at_a_hundred_entries_with_a_token_that_nobody_takes()
    {
        string session = await Complete();
        await Answer(session, Enumerable.Range(0, 19).Select(_ => Form("x", "add", Guid.NewGuid().ToString())).ToArray());
        ListQAppSessionDataResponse few = await Data(session);
        Assert.Equal((20, null), (few.SessionData!.Count, few.NextToken));
        for (int i = 0; i < 5; i++)
        {
            await Answer(session, Enumerable.Range(0, 20).Select(_ => Form("x", "add", Guid.NewGuid().ToString())).ToArray());
        }

        ListQAppSessionDataResponse many = await Data(session);
        Assert.Equal(100, many.SessionData!.Count);
        Assert.NotNull(many.NextToken);
    }

    [Fact]
    public async Task Exported_data_is_behind_a_link_that_needs_no_signature_and_expires()
    {
        string session = await Complete();
        ExportQAppSessionDataResponse export = await Export(session);
        using HttpClient http = new(new LocalHttpHandler(_client.Endpoint));
        string csv = await http.GetStringAsync(new Uri(export.CsvFileLink));
        Assert.StartsWith("Submission ID,User ID,Timestamp,Card,Budget,Interests,Vegetarian\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("Preferences,low,", csv, StringComparison.Ordinal);
        _client.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(403, (int)(await http.GetAsync(new Uri(export.CsvFileLink))).StatusCode);
    }

    [Fact]
    public async Task Where_no_form_collects_data_an_export_is_a_conflict()
    {
        StartQAppSessionResponse session = await _client.Call(QAppsOperations.StartQAppSession, new StartQAppSessionRequest
        {
            InstanceId = QAppsSample.InstanceId,
            AppId = QAppsSample.FailingAppId,
            AppVersion = 1,
        });
        ServiceException exception = await Expect("ConflictException", 409, () => Export(session.SessionId));
        Assert.Equal(session.SessionId, exception.Body.GetProperty("resourceId").GetString());
    }

    [Fact]
    public async Task Apps_are_listed_in_pages_by_their_latest_version()
    {
        _client.Endpoint.QApps.AddApp(Sample() with { App = Sample().App with { AppVersion = 2, Title = "sample 2" } });
        ListQAppsResponse first = await _client.Call(QAppsOperations.ListQApps, new ListQAppsRequest { InstanceId = QAppsSample.InstanceId, Limit = 1 });
        ListQAppsResponse second = await _client.Call(
            QAppsOperations.ListQApps,
            new ListQAppsRequest { InstanceId = QAppsSample.InstanceId, Limit = 1, NextToken = first.NextToken });
        Assert.Equal(["sample 2", "sample-failing"], [first.Apps.Single().Title, second.Apps.Single().Title]);
        Assert.Null(second.NextToken);
        await Expect("ValidationException", 400, () => _client.Call(
            QAppsOperations.ListQApps,
            new ListQAppsRequest { InstanceId = QAppsSample.InstanceId, NextToken = "nonsense" }));
    }

    [Fact]
    public async Task Apps_come_from_a_file_and_sessions_outlive_the_process()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("qapps-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "qapps.json"), AppFile);
            LocalEndpoint endpoint = new(folder.FullName, _client.Clock);
            endpoint.AddSample();
            Assert.Equal("my-instance", endpoint.QApps.DefaultInstanceId);
            string session = await Started(endpoint);
            _client.Clock.Advance(TimeSpan.FromSeconds(5));
            using Connection connection = TestSupport.TestConnections.To(new LocalEndpoint(folder.FullName, _client.Clock), _client.Clock);
            GetQAppSessionResponse state = await connection.Client(QAppsService.Description).CallAsync(
                QAppsOperations.GetQAppSession,
                new GetQAppSessionRequest { InstanceId = "my-instance", SessionId = session },
                default);
            Assert.Equal(["COMPLETED", "IN_PROGRESS"], state.CardStatus.Values.Select(card => card.CurrentState));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("UnauthorizedException", 401)]
    [InlineData("ThrottlingException", 429)]
    [InlineData("InternalServerException", 500)]
    [InlineData("ServiceQuotaExceededException", 402)]
    public async Task Every_other_error_can_be_ordered(string code, int status)
    {
        _client.Endpoint.Faults.Add(new Fault { Operation = "StartQAppSession", ErrorCode = code, Status = status });
        await Expect(code, status, () => Start());
        Assert.Equal(1, _client.Endpoint.Calls["StartQAppSession"]);
    }

    private const string AppFile = """
        {
          "apps": [
            {
              "instanceId": "my-instance",
              "app": {
                "appId": "22222222-2222-4222-8222-222222222222",
                "title": "Mine",
                "appVersion": 4,
                "status": "DRAFT",
                "appDefinition": {
                  "cards": [
                    { "textInput": { "id": "33333333-3333-4333-8333-333333333333", "title": "In", "type": "text-input" } },
                    { "qQuery": { "id": "44444444-4444-4444-8444-444444444444", "title": "Out", "type": "q-query", "prompt": "Repeat" } }
                  ]
                }
              },
              "behavior": { "44444444-4444-4444-8444-444444444444": { "seconds": 60 } }
            }
          ]
        }
        """;

    private static LocalApp Sample()
    {
        QAppsData data = new();
        QAppsSample.AddTo(data, DateTime.UnixEpoch);
        return data.Apps.Single(app => app.App.AppId == QAppsSample.AppId);
    }

    private static CardValue Text(string cardId, string value) => new() { CardId = cardId, Value = value };

    private static CardValue Form(string budget, string? mutation = null, string? submissionId = null) => new()
    {
        CardId = s_preferences,
        Value = new JsonObject { [s_budget] = budget }.ToJsonString(),
        SubmissionMutation = mutation is null ? null : new SubmissionMutation { MutationType = mutation, SubmissionId = submissionId },
    };

    private static async Task<ServiceException> Expect(string code, int status, Func<Task> call)
    {
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(call);
        Assert.Equal((code, status), (exception.ErrorCode, exception.StatusCode));
        return exception;
    }

    private async Task<string> Started(LocalEndpoint endpoint)
    {
        using Connection connection = TestSupport.TestConnections.To(endpoint, _client.Clock);
        StartQAppSessionRequest request = new()
        {
            InstanceId = "my-instance",
            AppId = "22222222-2222-4222-8222-222222222222",
            AppVersion = 4,
            InitialValues = [Text("33333333-3333-4333-8333-333333333333", "x")],
        };
        return (await connection.Client(QAppsService.Description).CallAsync(QAppsOperations.StartQAppSession, request, default)).SessionId;
    }

    private Task<string> Start(params CardValue[] values) => Start(QAppsSample.AppId, values);

    private async Task<string> Start(string appId, params CardValue[] values)
    {
        StartQAppSessionRequest request = new() { InstanceId = QAppsSample.InstanceId, AppId = appId, AppVersion = 1, InitialValues = values };
        return (await _client.Call(QAppsOperations.StartQAppSession, request)).SessionId;
    }

    private async Task<string> Complete()
    {
        string session = await Start(Text(s_destination, "Oslo"), Text(s_days, "3"), Form("low"));
        _client.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("COMPLETED", (await Get(session)).Status);
        return session;
    }

    private Task<GetQAppSessionResponse> Get(string session) =>
        _client.Call(QAppsOperations.GetQAppSession, new GetQAppSessionRequest { InstanceId = QAppsSample.InstanceId, SessionId = session });

    private Task<UpdateQAppSessionResponse> Answer(string session, params CardValue[] values) => _client.Call(
        QAppsOperations.UpdateQAppSession,
        new UpdateQAppSessionRequest { InstanceId = QAppsSample.InstanceId, SessionId = session, Values = values });

    private Task<ListQAppSessionDataResponse> Data(string session) =>
        _client.Call(QAppsOperations.ListQAppSessionData, new ListQAppSessionDataRequest { InstanceId = QAppsSample.InstanceId, SessionId = session });

    private Task<ExportQAppSessionDataResponse> Export(string session) =>
        _client.Call(QAppsOperations.ExportQAppSessionData, new ExportQAppSessionDataRequest { InstanceId = QAppsSample.InstanceId, SessionId = session });

    private async Task<(string Session, string Itinerary, string Packing)> StateOfQueries(string session)
    {
        GetQAppSessionResponse state = await Get(session);
        return (state.Status, state.CardStatus[s_itinerary].CurrentState, state.CardStatus[s_packing].CurrentState);
    }
}
