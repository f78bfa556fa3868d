using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using SessionTools.Local.Common;
using SessionTools.QApps;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Apps and their sessions, step by step.</summary>
public sealed class QAppTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void Apps_are_listed_and_described_with_their_cards()
    {
        Assert.Equal(["sample", "sample-failing"], _shell.Run("Get-QApp").As<QApp>().Select(app => app.Title));
        QApp app = Sample();
        Assert.Equal(["text-input", "text-input", "form-input", "file-upload", "q-query", "q-query"], app.Cards.Select(card => card.Kind));
        Assert.Equal(["Budget", "Interests", "Vegetarian"], app.Cards[2].Fields.Select(field => field.Title));
        Assert.Equal((1, "PUBLISHED", DateTimeKind.Local), (app.AppVersion, app.Status, app.CreatedAt.Kind));
        Assert.Same(_shell.Connection, app.Connection);
    }

    [EngineFact]
    public void A_list_limit_out_of_range_is_an_error_of_PageSize()
    {
        Outcome outcome = _shell.Run("Get-QApp", new { PageSize = 101 });
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Contains("-PageSize", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _shell.Calls("ListQApps"));
    }

    [EngineFact]
    public void A_session_starts_with_values_and_tags()
    {
        QAppSession session = Start(new
        {
            InitialValue = new Hashtable { ["destination"] = "Oslo", ["Preferences"] = new Hashtable { ["Budget"] = "low" } },
            Tag = new Hashtable { ["team"] = 7 },
            SessionId = "11111111-1111-4111-8111-111111111111",
        });
        Assert.Equal(("WAITING", "11111111-1111-4111-8111-111111111111"), (session.Status, session.SessionId));
        Assert.Equal(["Days"], session.WaitingFor);
        Assert.Equal("Oslo", Card(session, "Destination").Value);
        Assert.Equal("low", Field(Assert.Single(Card(session, "Preferences").Submissions).Value, "Budget"));
        Assert.Equal("Budget=low", Card(session, "Preferences").Submissions.ToString());
        Assert.NotNull(session.AppId);
    }

    [EngineFact]
    public void A_session_that_was_started_but_cannot_be_read_keeps_its_id()
    {
        _shell.Endpoint.Faults.Add(new Fault { Operation = "GetQAppSession", ErrorCode = "AccessDeniedException", Status = 403 });
        Outcome outcome = Outcome.Of(_shell.Pipeline("Get-QApp", new { Title = "sample" }).Then("Start-QAppSession"));
        QAppSession session = Assert.Single(outcome.As<QAppSession>());
        Assert.Null(session.Status);
        Assert.Contains(session.SessionId, Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [EngineFact]
    public void Who_may_run_an_app_but_not_see_it_names_version_and_ids()
    {
        QApp app = Sample();
        _shell.Endpoint.Faults.Add(new Fault { Operation = "GetQApp", Times = 9, ErrorCode = "AccessDeniedException", Status = 403 });
        Assert.Equal("AccessDenied", _shell.Run("Start-QAppSession", new { app.AppId }).ErrorId);
        using Shell other = new();
        other.Endpoint.Faults.Add(new Fault { Operation = "GetQApp", Times = 9, ErrorCode = "AccessDeniedException", Status = 403 });
        Outcome started = other.Run("Start-QAppSession", new { app.AppId, AppVersion = 1, InitialValue = new Hashtable { [app.Cards[1].CardId] = 4 } });
        QAppSession session = Assert.Single(started.As<QAppSession>());
        Assert.Equal("4", session.Cards.Single(card => card.CardId == app.Cards[1].CardId).Value);
        Assert.All(session.Cards, card => Assert.Null(card.Title));
        Assert.Equal("CardNotFound", other.Run("Start-QAppSession", new { app.AppId, AppVersion = 1, InitialValue = new Hashtable { ["Days"] = 4 } }).ErrorId);
    }

    [EngineFact]
    public void WhatIf_starts_updates_and_stops_nothing()
    {
        QAppSession session = Start();
        Assert.Empty(Outcome.Of(_shell.Pipeline("Get-QApp", new { Title = "sample" }).Then("Start-QAppSession", new { WhatIf = true })).Output);
        Assert.Empty(Update(session, new { Value = new Hashtable { ["Days"] = 1 }, PassThru = true, WhatIf = true }).Output);
        Assert.Empty(_shell.Run("Stop-QAppSession", new { session.SessionId, WhatIf = true, Force = true }).Errors);
        Assert.Empty(_shell.Run("Set-QAppSessionMetadata", new { session.SessionId, SessionName = "x", WhatIf = true }).Errors);
        Assert.Empty(_shell.Run("Export-QAppSessionData", new { session.SessionId, WhatIf = true }).Output);
        Assert.Equal(1, _shell.Calls("StartQAppSession"));
        foreach (string operation in new[] { "UpdateQAppSession", "StopQAppSession", "UpdateQAppSessionMetadata", "ExportQAppSessionData" })
        {
            Assert.Equal(0, _shell.Calls(operation));
        }
    }

    [EngineFact]
    public void Values_go_by_title_by_id_and_as_objects()
    {
        QAppSession session = Start();
        PSObject days = new();
        days.Properties.Add(new PSNoteProperty("CardId", Card(session, "Days").CardId));
        days.Properties.Add(new PSNoteProperty("Value", 3));
        Outcome outcome = Update(session, new
        {
            Value = new object[]
            {
                new Hashtable { [Card(session, "Destination").CardId] = "Oslo" },
                days,
                new Hashtable { ["Title"] = "preferences", ["value"] = new Hashtable { ["budget"] = "low", ["Interests"] = new[] { "ski" } } },
            },
            PassThru = true,
        });
        QAppSession updated = Assert.Single(outcome.As<QAppSession>());
        Assert.Equal("IN_PROGRESS", updated.Status);
        Assert.Equal(("Oslo", "3"), (Card(updated, "Destination").Value, Card(updated, "Days").Value));
        Assert.Equal(1, _shell.Calls("UpdateQAppSession"));
    }

    [EngineFact]
    public void Without_PassThru_an_update_emits_nothing() =>
        Assert.Empty(Update(Start(), new { Value = new Hashtable { ["Days"] = 1 } }).Output);

    [EngineFact]
    public void Values_come_down_the_pipeline_and_a_bad_one_does_not_stop_the_others()
    {
        QAppSession session = Start();
        object[] values =
        [
            new Hashtable { ["Title"] = "Destination", ["Value"] = "Oslo" },
            new Hashtable { ["Title"] = "Nowhere", ["Value"] = "x" },
            new Hashtable { ["Days"] = 3 },
        ];
        PowerShell pipeline = _shell.Pipeline("Update-QAppSession", new { session.SessionId });
        Outcome outcome = Outcome.Of(pipeline, values);
        Assert.Equal("CardNotFound", outcome.ErrorId);
        Assert.Contains("'Nowhere'", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["Preferences"], Get(session).WaitingFor);
    }

    [EngineFact]
    public void A_session_down_the_pipeline_is_what_is_updated()
    {
        Outcome outcome = Outcome.Of(_shell.Pipeline("Get-QApp", new { Title = "sample" })
            .Then("Start-QAppSession")
            .Then("Update-QAppSession", new { Value = new Hashtable { ["Days"] = 3 }, PassThru = true }));
        Assert.Equal("3", Card(Assert.Single(outcome.As<QAppSession>()), "Days").Value);
    }

    [EngineFact]
    public void A_card_down_the_pipeline_takes_the_value()
    {
        QAppSession session = Start();
        Outcome outcome = Outcome.Of(_shell.Pipeline("Update-QAppSession", new { Value = "Oslo" }), [Card(session, "Destination")]);
        Assert.Empty(outcome.Errors);
        Assert.Equal("Oslo", Card(Get(session), "Destination").Value);
    }

    [EngineFact]
    public void A_form_named_by_CardId_takes_its_fields_whatever_they_are_called()
    {
        QAppSession session = Start();
        Outcome outcome = Update(session, new { CardId = "Preferences", Value = new Hashtable { ["CardId"] = "x", ["Value"] = "y" } });
        Assert.Equal("FormFieldNotFound", outcome.ErrorId);
    }

    [EngineFact]
    public void Submissions_are_added_edited_and_deleted()
    {
        QAppSession session = Start(Answers());
        Update(session, new { CardId = "Preferences", Value = new Hashtable { ["Budget"] = "high" }, MutationType = "add" });
        IReadOnlyList<QAppSubmission> both = Card(Get(session), "Preferences").Submissions;
        Assert.Equal(["low", "high"], both.Select(submission => Field(submission.Value, "Budget")));

        Outcome edit = Outcome.Of(
            _shell.Pipeline("Update-QAppSession", new { Value = new Hashtable { ["Budget"] = "middling" }, MutationType = "edit", Wait = true }),
            [both[0]]);
        Assert.Contains("Budget: middling; Budget: high", Assert.Single(edit.As<QAppSession>()).Results["Itinerary"], StringComparison.Ordinal);

        Assert.Empty(Outcome.Of(_shell.Pipeline("Update-QAppSession", new { MutationType = "delete" }), [both[0]]).Errors);
        Assert.Equal("high", Field(Assert.Single(Card(Get(session), "Preferences").Submissions).Value, "Budget"));
    }

    [EngineFact]
    public void A_submission_mutation_comes_as_an_object_too()
    {
        QAppSession session = Start(Answers());
        Hashtable value = new()
        {
            ["CardId"] = Card(session, "Preferences").CardId,
            ["Value"] = $"{{\"{Card(session, "Preferences").Definition!.Fields[0].FieldId}\":\"high\"}}",
            ["SubmissionMutation"] = new Hashtable { ["SubmissionId"] = "11111111-1111-4111-8111-111111111111", ["MutationType"] = "add" },
        };
        Assert.Empty(Update(session, new { Value = value }).Errors);
        Assert.Contains("11111111-1111-4111-8111-111111111111", Card(Get(session), "Preferences").Submissions.Select(submission => submission.SubmissionId));
    }

    [EngineTheory]
    [InlineData("Guide", "The card 'Guide' is COMPLETED, not WAITING.")]
    [InlineData("Itinerary", "The card 'Itinerary' (q-query) takes no value from users.")]
    public void A_value_that_is_ignored_is_a_warning_and_with_Strict_an_error(string card, string reason)
    {
        QAppSession session = Start();
        Outcome lenient = Update(session, new { Value = new Hashtable { [card] = "x" } });
        Assert.Empty(lenient.Errors);
        Assert.StartsWith(reason, Assert.Single(lenient.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, _shell.Calls("UpdateQAppSession"));
        Outcome strict = Update(session, new { Value = new Hashtable { [card] = "x" }, Strict = true });
        Assert.Equal("CardNotWaiting", strict.ErrorId);
        Assert.Equal(1, _shell.Calls("UpdateQAppSession"));
    }

    [EngineFact]
    public void A_value_that_is_refused_is_an_error_without_a_warning()
    {
        QAppSession done = Assert.Single(Wait(Start(Answers())).As<QAppSession>());
        Outcome lenient = Update(done, new { Value = new Hashtable { ["Days"] = 5 } });
        Assert.Contains("No card of the session", lenient.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(lenient.Warnings);
        Outcome strict = Update(done, new { Value = new Hashtable { ["Days"] = 5 }, Strict = true });
        Assert.Equal("CardNotWaiting", strict.ErrorId);
    }

    [EngineFact]
    public void A_value_of_the_wrong_shape_names_the_card_by_its_title()
    {
        QAppSession session = Start();
        QAppCard form = Card(session, "Preferences");
        Outcome byId = Update(session, new { Value = new Hashtable { [form.CardId] = "x" } });
        Assert.StartsWith("The value for the card 'Preferences' must be fields", byId.Error.ToString(), StringComparison.Ordinal);
        Outcome piped = Outcome.Of(_shell.Pipeline("Update-QAppSession", new { Value = "x" }), [form]);
        Assert.StartsWith("The value for the card 'Preferences' must be fields", piped.Error.ToString(), StringComparison.Ordinal);
        Outcome answered = Outcome.Of(_shell.Pipeline("Get-QApp", new { Title = "sample" })
            .Then("Invoke-QApp", new { Answer = new Hashtable { ["Destination"] = "Oslo", ["Days"] = 3, ["Preferences"] = "x" } }));
        Assert.StartsWith("The value for the card 'Preferences' must be fields", answered.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void An_update_without_a_value_says_that_nothing_moves()
    {
        QAppSession session = Start();
        Outcome outcome = Outcome.Of(_shell.Pipeline("Update-QAppSession", new { PassThru = true }), [session]);
        Assert.Contains("does not move", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal("WAITING", Assert.Single(outcome.As<QAppSession>()).Status);
        Assert.Equal(1, _shell.Calls("UpdateQAppSession"));
        Assert.Equal("CardNotWaiting", Update(session, new { Strict = true }).ErrorId);
    }

    [EngineFact]
    public void A_value_that_names_no_card_is_an_error()
    {
        Outcome outcome = Update(Start(), new { Value = "Oslo" });
        Assert.Equal("InvalidCardValue", outcome.ErrorId);
        Assert.Contains("-CardId", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void Limits_are_checked_before_anything_is_asked()
    {
        string id = "11111111-1111-4111-8111-111111111111";
        object tooLong = new Hashtable { ["Days"] = new string('x', 40001) };
        object tooMany = Enumerable.Range(0, 21).Select(i => (object)new Hashtable { ["CardId"] = $"{i}", ["Value"] = "x" }).ToArray();
        (object Parameters, string Parameter, string Rule)[] cases =
        [
            (new { SessionId = id, Value = tooLong }, "-Value", "at most 40000 characters"),
            (new { SessionId = id, Value = tooMany }, "-Value", "at most 20 entries"),
            (new { SessionId = id, CardId = "x", Value = "{}", SubmissionId = "no-uuid", MutationType = "edit" }, "-Value", "pattern"),
            (new { SessionId = id + "\n", Value = new Hashtable() }, "-SessionId", "pattern"),
            (new { SessionId = id.Replace('1', '\u0661'), Value = new Hashtable() }, "-SessionId", "pattern"),
            (new { SessionId = id.ToUpperInvariant().Replace('1', 'A'), Value = new Hashtable() }, "-SessionId", "pattern"),
            (new { SessionId = "", Value = new Hashtable() }, "SessionId", "empty string"),
        ];
        foreach ((object parameters, string parameter, string rule) in cases)
        {
            Outcome outcome = _shell.Run("Update-QAppSession", parameters);
            Assert.Contains(parameter, outcome.Error.ToString(), StringComparison.Ordinal);
            Assert.Contains(rule, outcome.Error.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(_shell.Endpoint.Calls);
    }

    [EngineFact]
    public void Text_of_40000_characters_is_sent()
    {
        QAppSession session = Start();
        Assert.Empty(Update(session, new { Value = new Hashtable { ["Days"] = new string('x', 40000) } }).Errors);
        Assert.Equal(40000, Card(Get(session), "Days").Value.Length);
    }

    [EngineFact]
    public void A_wait_ends_when_the_session_waits_has_completed_or_failed()
    {
        QAppSession session = Start();
        Assert.Equal("WAITING", Assert.Single(Wait(session).As<QAppSession>()).Status);
        Assert.Equal("COMPLETED", Assert.Single(Wait(Start(Answers())).As<QAppSession>()).Status);
        Outcome failed = Outcome.Of(_shell.Pipeline("Get-QApp", new { Title = "sample-failing" })
            .Then("Start-QAppSession", new { InitialValue = new Hashtable { ["Question"] = "Why?" } })
            .Then("Wait-QAppSession"));
        Assert.Equal("ERROR", Assert.Single(failed.As<QAppSession>()).Status);
        Assert.Empty(failed.Errors);
    }

    [EngineFact]
    public void A_wait_at_its_limit_emits_the_last_state_and_an_error()
    {
        object[] limits = [0.3, "0.3", TimeSpan.FromSeconds(0.3), "00:00:00.3"];
        foreach (object limit in limits)
        {
            Outcome outcome = Wait(Start(Answers()), limit);
            Assert.Equal("IN_PROGRESS", Assert.Single(outcome.As<QAppSession>()).Status);
            Assert.Equal("WaitTimeout", outcome.ErrorId);
            Assert.Equal(TimeSpan.FromSeconds(0.3), Assert.IsType<WaitTimeoutException>(outcome.Error.Exception).Timeout);
            Assert.Equal(ErrorCategory.OperationTimeout, outcome.Error.CategoryInfo.Category);
        }
    }

    [EngineFact]
    public void An_update_can_wait_for_what_it_sets_off()
    {
        QAppSession session = Start();
        Outcome outcome = Update(session, new { Value = Answers(), Wait = true });
        QAppSession done = Assert.Single(outcome.As<QAppSession>());
        Assert.Equal("COMPLETED", done.Status);
        Assert.Equal(["Itinerary", "Packing list"], done.Results.Keys);
    }

    [EngineFact]
    public void A_stopped_session_is_gone()
    {
        QAppSession session = Start();
        Assert.Empty(_shell.Run("Stop-QAppSession", new { session.SessionId, Force = true }).Errors);
        Assert.Equal("ResourceNotFound", _shell.Run("Get-QAppSession", new { session.SessionId }).ErrorId);
        Assert.Equal("ResourceNotFound", _shell.Run("Stop-QAppSession", new { session.SessionId, Confirm = false }).ErrorId);
    }

    [EngineFact]
    public void Metadata_that_is_not_given_stays()
    {
        QAppSession session = Start();
        _shell.Run("Set-QAppSessionMetadata", new { session.SessionId, SessionName = "Trip", SharingEnabled = true, AcceptResponses = true });
        Outcome set = _shell.Run("Set-QAppSessionMetadata", new { session.SessionId, RevealCards = true, PassThru = true });
        Assert.Equal("Trip", Assert.Single(set.As<QAppSessionMetadata>()).SessionName);
        QAppSessionMetadata metadata = Assert.Single(Outcome.Of(_shell.Pipeline("Get-QAppSessionMetadata"), [session]).As<QAppSessionMetadata>());
        Assert.Equal(("Trip", true, true, true), (metadata.SessionName, metadata.SharingEnabled, metadata.AcceptResponses, metadata.RevealCards));
        Outcome nothing = _shell.Run("Set-QAppSessionMetadata", new { session.SessionId });
        Assert.Single(nothing.Warnings);
        Assert.Equal(2, _shell.Calls("UpdateQAppSessionMetadata"));
    }

    [EngineFact]
    public void An_unknown_status_is_taken_as_it_is()
    {
        const string Answer = """
            {
              "sessionId": "1fca878e-64c5-4dc4-b1d9-c93effed4e82",
              "sessionArn": "arn",
              "status": "PAUSED",
              "cardStatus": { "6fb5b404-3b7b-48a4-8a8b-56406922a606": { "currentState": "SLEEPING", "currentValue": "", "future": 1 } }
            }
            """;
        using CannedHandler handler = new((_, _) => CannedHandler.Json(Answer));
        using Connection connection = TestConnections.To(handler, _shell.Clock);
        Outcome outcome = Outcome.Of(_shell.Bare("Wait-QAppSession", new { SessionId = "1fca878e-64c5-4dc4-b1d9-c93effed4e82", InstanceId = "i", Connection = connection }));
        QAppSession session = Assert.Single(outcome.As<QAppSession>());
        Assert.Equal(("PAUSED", "SLEEPING"), (session.Status, Assert.Single(session.Cards).State));
        Assert.Null(session.Cards[0].Title);
    }

    [EngineFact]
    public void An_unauthorized_answer_is_explained()
    {
        _shell.Endpoint.Faults.Add(new Fault { ErrorCode = "UnauthorizedException", Status = 401 });
        Outcome outcome = _shell.Run("Get-QApp");
        Assert.Equal("Unauthorized", outcome.ErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, outcome.Error.CategoryInfo.Category);
        Assert.Contains("identity-enhanced credentials", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    private static Hashtable Answers() => new()
    {
        ["Destination"] = "Oslo",
        ["Days"] = 3,
        ["Preferences"] = new Hashtable { ["Budget"] = "low" },
    };

    private static QAppCard Card(QAppSession session, string title) => session.Cards.Single(card => card.Title == title);

    private static object? Field(object? value, string name) => PSObject.AsPSObject(value).Properties[name].Value;

    private QApp Sample() =>
        Assert.Single(Outcome.Of(_shell.Pipeline("Get-QApp", new { Title = "SAMPLE" }).Then("Get-QApp")).As<QApp>());

    private QAppSession Start(Hashtable values) => Start(new { InitialValue = values });

    private QAppSession Start(object? parameters = null) =>
        Assert.Single(Outcome.Of(_shell.Pipeline("Get-QApp", new { Title = "sample" }).Then("Start-QAppSession", parameters)).As<QAppSession>());

    private QAppSession Get(QAppSession session) => Assert.Single(_shell.Run("Get-QAppSession", new { session.SessionId }).As<QAppSession>());

    private Outcome Update(QAppSession session, object parameters) =>
        Outcome.Of(_shell.Pipeline("Update-QAppSession", new { session.SessionId }).AddParameters(parameters));

    private Outcome Wait(QAppSession session, object? timeout = null) => Outcome.Of(timeout is null
        ? _shell.Pipeline("Wait-QAppSession", new { session.SessionId })
        : _shell.Pipeline("Wait-QAppSession", new { session.SessionId, Timeout = timeout }));
}
