using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.QApps;
using SessionTools.Local.Common;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests;

public sealed class QAppSessionTests : IDisposable
{
    private readonly TestClock _clock = new() { Skipping = true };
    private readonly LocalEndpoint _endpoint;
    private readonly Connection _connection;
    private readonly AppDefinitions _definitions = new();

    public QAppSessionTests()
    {
        _endpoint = new LocalEndpoint(null, _clock);
        _endpoint.AddSample();
        _connection = TestConnections.To(_endpoint, _clock);
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public async Task Cards_come_in_the_app_s_order_with_titles_that_are_asked_for_once()
    {
        AppSession session = await Start();
        AppSessionState state = await session.ReadAsync(CancellationToken.None);
        await session.ReadAsync(CancellationToken.None);
        Assert.Equal(["Destination", "Days", "Preferences", "Guide", "Itinerary", "Packing list"], state.CardIds.Select(state.NameOf));
        Assert.Equal(["Destination", "Days", "Preferences"], state.WaitingForInput.Select(state.NameOf));
        Assert.Equal(1, _endpoint.Calls["GetQApp"]);
    }

    [Theory]
    [InlineData("AccessDeniedException", 403)]
    [InlineData("ResourceNotFoundException", 404)]
    public async Task Who_may_not_see_the_app_still_sees_the_session(string code, int status)
    {
        AppSession session = await Start();
        _endpoint.Faults.Add(new Fault { Operation = "GetQApp", ErrorCode = code, Status = status });
        AppSessionState state = await session.ReadAsync(CancellationToken.None);
        await session.ReadAsync(CancellationToken.None);
        Assert.Equal(1, _endpoint.Calls["GetQApp"]);
        Assert.Null(state.Definition);
        Assert.Equal(6, state.CardIds.Count);
        Assert.Equal(state.CardIds, state.CardIds.Select(state.NameOf));
        QAppException exception = Assert.Throws<QAppException>(() => CardInputs.FindCard("Destination", state.Definition));
        Assert.Contains("by its id", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looks_become_rarer_up_to_ten_seconds()
    {
        AppSessionWait wait = new(await Start(), timeout: null);
        for (int i = 0; i < 12; i++)
        {
            await wait.NextAsync(CancellationToken.None);
        }

        Assert.Equal(TimeSpan.FromSeconds(0.5), _clock.Waits[0]);
        Assert.Equal(TimeSpan.FromSeconds(0.75), _clock.Waits[1]);
        Assert.Equal(TimeSpan.FromSeconds(10), _clock.Waits[^1]);
        Assert.Equal(_clock.Waits.Order(), _clock.Waits);
    }

    [Fact]
    public async Task A_wait_outlives_throttling_and_obeys_retry_after()
    {
        AppSessionWait wait = new(await Start(), timeout: null);
        await wait.NextAsync(CancellationToken.None);
        _endpoint.Faults.Add(new Fault
        {
            Operation = "GetQAppSession",
            Times = 3,
            ErrorCode = "ThrottlingException",
            Status = 429,
            Headers = new Dictionary<string, string> { ["Retry-After"] = "17" },
        });
        AppSessionState state = await wait.NextAsync(CancellationToken.None);
        Assert.Equal("WAITING", state.Session.Status);
        Assert.Equal([0.5, 17, 17, 17], _clock.Waits.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task The_last_look_is_at_the_limit_itself()
    {
        AppSessionWait wait = new(await Start(), TimeSpan.FromSeconds(2));
        WaitTimeoutException exception = await Assert.ThrowsAsync<WaitTimeoutException>(async () =>
        {
            while (true)
            {
                await wait.NextAsync(CancellationToken.None);
            }
        });
        Assert.Equal([0.5, 0.75, 0.75], _clock.Waits.Select(pause => pause.TotalSeconds));
        Assert.Equal(4, _endpoint.Calls["GetQAppSession"]);
        Assert.Contains("still WAITING after 2 seconds", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unauthorized_answer_says_which_credentials_are_needed_and_how_to_get_them()
    {
        AppSession session = await Start();
        _endpoint.Faults.Add(new Fault { ErrorCode = "UnauthorizedException", Status = 401 });
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(() => session.ReadAsync(CancellationToken.None));
        Assert.Contains("identity-enhanced credentials", exception.Message, StringComparison.Ordinal);
        Assert.Contains("arn:aws:iam::aws:contextProvider/IdentityCenter", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Connect-SessionTools", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:qapps:us-west-2:0123456789012:application/a929ecd6-5765-4ec7-bd3e-2ca90098b18e/qapp/65e7dce7-226a-47f9-b689-22850becef89/session/1fca878e-64c5-4dc4-b1d9-c93effed4e82", "65e7dce7-226a-47f9-b689-22850becef89")]
    [InlineData("arn:aws:qapps:us-west-2:0123456789012:application/x/qapp/none/session/y", null)]
    [InlineData("arn:aws:qapps:us-west-2:0123456789012:application/x/qapp", null)]
    [InlineData("", null)]
    public void The_app_of_a_session_is_in_its_ARN(string arn, string? appId) => Assert.Equal(appId, AppSessionArn.AppIdOf(arn));

    [Fact]
    public async Task A_value_that_the_service_would_ignore_is_known_before()
    {
        AppSessionState state = await (await Start()).ReadAsync(CancellationToken.None);
        Assert.Null(WhyIgnored(state, "Destination"));
        Assert.Equal("The card 'Guide' is COMPLETED, not WAITING.", WhyIgnored(state, "Guide"));
        Assert.Equal("The card 'Itinerary' (q-query) takes no value from users.", WhyIgnored(state, "Itinerary"));
        Assert.Contains("no card", state.WhyIgnored(new CardValue { CardId = "00000000-0000-4000-8000-000000000000" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_fields_go_by_id_in_the_form_s_order_whatever_the_user_calls_them()
    {
        AppDefinition app = (await (await Start()).ReadAsync(CancellationToken.None)).Definition!;
        FormInputCard form = app.Cards.Select(card => card.FormInput).OfType<FormInputCard>().Single();
        IReadOnlyList<FormField> fields = form.ReadFields();
        JsonObject given = new() { ["interests"] = new JsonArray("ski", "<Ü>"), [fields[0].Id] = "low" };
        CardValue value = CardInputs.Resolve(new CardInput("PREFERENCES", given), app);
        Assert.Equal(form.Id, value.CardId);
        Assert.Equal($$"""{"{{fields[0].Id}}":"low","{{fields[1].Id}}":["ski","<Ü>"]}""", value.Value);
        Assert.Equal(value, CardInputs.Resolve(new CardInput(form.Id, value.Value), app));
    }

    [Fact]
    public async Task A_field_that_the_form_does_not_have_is_named_with_those_it_has()
    {
        AppDefinition app = (await (await Start()).ReadAsync(CancellationToken.None)).Definition!;
        QAppException exception = Assert.Throws<QAppException>(
            () => CardInputs.Resolve(new CardInput("Preferences", new JsonObject { ["Colour"] = "red" }), app));
        Assert.Equal(QAppProblem.FormFieldNotFound, exception.Problem);
        Assert.Contains("'Colour'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Budget'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_cards_with_one_title_neither_is_taken()
    {
        AppDefinition app = new() { Cards = [Text("1fca878e-64c5-4dc4-b1d9-c93effed4e82", "Same"), Text("65e7dce7-226a-47f9-b689-22850becef89", "same")] };
        QAppException exception = Assert.Throws<QAppException>(() => CardInputs.FindCard("SAME", app));
        Assert.Equal(QAppProblem.AmbiguousCard, exception.Problem);
        Assert.Contains("65e7dce7-226a-47f9-b689-22850becef89", exception.Message, StringComparison.Ordinal);
        Assert.Equal("65e7dce7-226a-47f9-b689-22850becef89", CardInputs.FindCard("65e7dce7-226a-47f9-b689-22850becef89", app));
    }

    [Theory]
    [InlineData("42", "42")]
    [InlineData("true", "true")]
    [InlineData("\"text\"", "text")]
    [InlineData("[1,\"b\"]", "[1,\"b\"]")]
    public void Other_cards_take_text_or_JSON(string json, string expected)
    {
        AppDefinition app = new() { Cards = [Text("1fca878e-64c5-4dc4-b1d9-c93effed4e82", "Card")] };
        Assert.Equal(expected, CardInputs.Resolve(new CardInput("Card", JsonNode.Parse(json)), app).Value);
    }

    [Fact]
    public void A_submission_that_is_added_gets_an_id_and_others_need_theirs()
    {
        CardInput add = new("1fca878e-64c5-4dc4-b1d9-c93effed4e82", "{}") { MutationType = "add" };
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4", CardInputs.Resolve(add, null).SubmissionMutation!.SubmissionId);
        Assert.Throws<QAppException>(() => CardInputs.Resolve(add with { MutationType = "edit" }, null));
        Assert.Throws<QAppException>(() => CardInputs.Resolve(add with { MutationType = null, SubmissionId = "1fca878e-64c5-4dc4-b1d9-c93effed4e82" }, null));
    }

    private static CardDefinition Text(string id, string title) => new() { TextInput = new TextInputCard { Id = id, Title = title, Type = "text-input" } };

    private static string? WhyIgnored(AppSessionState state, string card) =>
        state.WhyIgnored(new CardValue { CardId = CardInputs.FindCard(card, state.Definition) });

    private async Task<AppSession> Start()
    {
        string instanceId = _connection.InstanceId!;
        ListQAppsResponse apps = await _connection.Client(QAppsService.Description)
            .CallAsync(QAppsOperations.ListQApps, new ListQAppsRequest { InstanceId = instanceId }, CancellationToken.None);
        StartQAppSessionRequest request = new() { InstanceId = instanceId, AppId = apps.Apps.Single(app => app.Title == "sample").AppId, AppVersion = 1 };
        StartQAppSessionResponse started = await _connection.Client(QAppsService.Description)
            .CallAsync(QAppsOperations.StartQAppSession, request, CancellationToken.None);
        return new AppSession(_connection, instanceId, started.SessionId, _definitions);
    }
}
