using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Http;
using System.Threading;
using SessionTools.Clients.QApps;
using SessionTools.EngineTests;
using SessionTools.Local.Common;
using SessionTools.Local.QApps;
using SessionTools.QApps;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Whole runs of an app, what they collect, and where the app is looked for.</summary>
public sealed class QAppRunTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void The_sample_runs_to_its_end_unattended()
    {
        Outcome outcome = Invoke("sample", new { Answer = Answers() });
        QAppSession session = Assert.Single(outcome.As<QAppSession>());
        Assert.Equal("COMPLETED", session.Status);
        Assert.Equal("3 days in Oslo (Budget: low), by guide.txt.", session.Results["Itinerary"]);
        Assert.Empty(outcome.Errors);
        Assert.Empty(outcome.Warnings);
        Assert.Equal((1, 1, 0), (_shell.Calls("StartQAppSession"), _shell.Calls("UpdateQAppSession"), _shell.Calls("StopQAppSession")));
    }

    [EngineFact]
    public void What_the_session_starts_with_needs_no_answer()
    {
        Hashtable answers = Answers();
        answers.Remove("Days");
        Outcome outcome = Invoke("sample", new { Answer = answers, InitialValue = new Hashtable { ["Days"] = 9, ["Guide"] = "other.txt" } });
        Assert.Equal("9 days in Oslo (Budget: low), by other.txt.", Assert.Single(outcome.As<QAppSession>()).Results["Itinerary"]);
    }

    [EngineFact]
    public void A_missing_answer_is_an_error_that_names_the_card()
    {
        Hashtable answers = Answers();
        answers.Remove("Preferences");
        answers.Remove("Days");
        Outcome outcome = Invoke("sample", new { Answer = answers });
        Assert.Empty(outcome.Output);
        Assert.Equal("MissingAnswer", outcome.ErrorId);
        Assert.Contains("'Days' and the card 'Preferences'", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("WAITING", Assert.IsType<QAppSession>(outcome.Error.TargetObject).Status);
        Assert.Equal(0, _shell.Calls("UpdateQAppSession"));
    }

    [EngineFact]
    public void A_card_that_fails_is_an_error_with_the_card_s_message()
    {
        Outcome outcome = Invoke("sample-failing", new { Answer = new Hashtable { ["Question"] = "Why?" } });
        Assert.Empty(outcome.Output);
        Assert.Equal("CardFailed", outcome.ErrorId);
        Assert.Equal("The card 'Answer' failed: The data source of this app cannot be reached.", outcome.Error.ToString());
        Assert.Equal("ERROR", Assert.IsType<QAppSession>(outcome.Error.TargetObject).Status);
    }

    [EngineFact]
    public void An_answer_for_a_card_that_the_app_does_not_have_starts_nothing()
    {
        Outcome outcome = Invoke("sample", new { Answer = new Hashtable { ["Dest"] = "Oslo" } });
        Assert.Equal("CardNotFound", outcome.ErrorId);
        Assert.Contains("'Destination'", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _shell.Calls("StartQAppSession"));
        Assert.Equal("InvalidCardValue", Invoke("sample", new { Answer = 7 }).ErrorId);
    }

    [EngineFact]
    public void An_answer_that_nobody_asks_for_is_a_warning()
    {
        Hashtable answers = Answers();
        answers["Guide"] = "other.txt";
        Assert.Contains("'Guide'", Assert.Single(Invoke("sample", new { Answer = answers }).Warnings), StringComparison.Ordinal);
    }

    [EngineFact]
    public void Nobody_is_asked_without_Interactive_and_nobody_answers_in_a_host_without_a_user()
    {
        Assert.Contains("There is no answer", Invoke("sample", new { }).Error.ToString(), StringComparison.Ordinal);
        Outcome outcome = Invoke("sample", new { Interactive = true });
        Assert.Equal("MissingAnswer", outcome.ErrorId);
        Assert.Contains("nobody can be asked", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void At_its_limit_a_run_emits_the_last_state()
    {
        Outcome outcome = Invoke("sample", new { Answer = Answers(), Timeout = 0.3 });
        Assert.Equal("IN_PROGRESS", Assert.Single(outcome.As<QAppSession>()).Status);
        Assert.Equal("WaitTimeout", outcome.ErrorId);
    }

    [EngineFact]
    public void A_session_that_waits_for_nothing_that_can_be_given_is_an_error_in_the_end()
    {
        LocalApp app = Looping();
        _shell.Endpoint.QApps.AddApp(app);
        Outcome outcome = _shell.Run("Invoke-QApp", new { app.App.AppId, app.App.AppVersion });
        Assert.Equal("CardNotWaiting", outcome.ErrorId);
        Assert.Contains("still waits", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void Cleanup_stops_the_session_however_it_ends()
    {
        Assert.Equal("COMPLETED", Assert.Single(Invoke("sample", new { Answer = Answers(), Cleanup = true }).As<QAppSession>()).Status);
        Assert.Equal("MissingAnswer", Invoke("sample", new { Cleanup = true }).ErrorId);
        Assert.Equal("CardFailed", Invoke("sample-failing", new { Answer = new Hashtable { ["Question"] = "x" }, Cleanup = true }).ErrorId);
        Assert.Equal("WaitTimeout", Invoke("sample", new { Answer = Answers(), Timeout = 0.3, Cleanup = true }).ErrorId);
        Assert.Equal((4, 4), (_shell.Calls("StartQAppSession"), _shell.Calls("StopQAppSession")));
    }

    [EngineFact]
    public void Cleanup_that_fails_says_that_the_session_goes_on()
    {
        _shell.Endpoint.Faults.Add(new Fault { Operation = "StopQAppSession", ErrorCode = "AccessDeniedException", Status = 403 });
        Outcome outcome = Invoke("sample", new { Answer = Answers(), Cleanup = true });
        Assert.Empty(outcome.Errors);
        Assert.Contains("goes on", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_start_that_fails_leaves_nothing_to_clean_up()
    {
        _shell.Endpoint.Faults.Add(new Fault { Operation = "StartQAppSession", ErrorCode = "ValidationException", Status = 400 });
        Outcome outcome = Invoke("sample", new { Cleanup = true });
        Assert.Equal("BadRequest", outcome.ErrorId);
        Assert.Empty(outcome.Warnings);
        Assert.Equal(0, _shell.Calls("StopQAppSession"));
    }

    [EngineFact]
    public void Ctrl_C_while_the_session_runs_leaves_none_with_Cleanup()
    {
        _shell.Clock.Skipping = false;
        Stop("GetQAppSession", () => { });
        Assert.Equal(1, _shell.Calls("StopQAppSession"));
    }

    [EngineFact]
    public void Ctrl_C_while_the_session_starts_leaves_none_with_Cleanup()
    {
        _shell.Clock.Skipping = false;
        _shell.Endpoint.Faults.Add(new Fault { Operation = "StartQAppSession", Delay = TimeSpan.FromMinutes(1) });
        Stop("StartQAppSession", () =>
        {
            SpinWait.SpinUntil(() => _shell.Clock.Waits.Count > 0);
            _shell.Clock.Advance(TimeSpan.FromMinutes(1));
        });
        Assert.Equal(1, _shell.Calls("StopQAppSession"));
    }

    [ScriptFact]
    public void A_script_block_gets_each_waiting_card()
    {
        ScriptBlock script = ScriptBlock.Create("if ($_.Kind -eq 'form-input') { @{ Budget = 'low' } } else { \"$($_.Title)!\" }");
        QAppSession session = Assert.Single(Invoke("sample", new { Answer = script }).As<QAppSession>());
        Assert.Equal("Days! days in Destination! (Budget: low), by guide.txt.", session.Results["Itinerary"]);
        Hashtable answers = Answers();
        answers["Days"] = ScriptBlock.Create("3 + 4");
        Assert.StartsWith("7 days", Assert.Single(Invoke("sample", new { Answer = answers }).As<QAppSession>()).Results["Itinerary"], StringComparison.Ordinal);
        Assert.Equal("MissingAnswer", Invoke("sample", new { Answer = ScriptBlock.Create("") }).ErrorId);
    }

    [EngineFact]
    public void Collected_data_has_titles_and_a_warning_where_it_is_cut()
    {
        QAppSession session = Done();
        QAppSessionData entry = Assert.Single(Piped("Get-QAppSessionData", session).As<QAppSessionData>());
        Assert.Equal(("Preferences", "local-user", DateTimeKind.Local), (entry.Title, entry.UserId, entry.Timestamp!.Value.Kind));
        Assert.Equal("low", PSObject.AsPSObject(entry.Value).Properties["Budget"].Value);
        for (int i = 0; i < 6; i++)
        {
            object[] twenty = Enumerable.Range(0, 20)
                .Select(_ => (object)new Hashtable { ["Title"] = "Preferences", ["Value"] = new Hashtable { ["Budget"] = "x" }, ["MutationType"] = "add" })
                .ToArray();
            Assert.Empty(_shell.Run("Update-QAppSession", new { session.SessionId, Value = twenty }).Errors);
        }

        Outcome many = Piped("Get-QAppSessionData", session);
        Assert.Equal(100, many.Output.Count);
        Assert.Contains("no way to list the rest", Assert.Single(many.Warnings), StringComparison.Ordinal);
    }

    [EngineFact]
    public void An_export_is_a_link_objects_or_a_file()
    {
        QAppSession session = Done();
        QAppSessionExport link = Assert.Single(Piped("Export-QAppSessionData", session).As<QAppSessionExport>());
        Assert.Equal(_shell.Clock.GetUtcNow().AddMinutes(15).LocalDateTime, link.ExpiresAt);
        Assert.StartsWith("http://localhost/", link.CsvFileLink, StringComparison.Ordinal);

        PSObject row = Assert.Single(Piped("Export-QAppSessionData", session, new { AsObject = true }).Output);
        Assert.Equal(("low", "local-user"), (row.Properties["Budget"].Value, row.Properties["User ID"].Value));

        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Assert.Empty(Piped("Export-QAppSessionData", session, new { OutFile = file }).Output);
            Assert.Contains("Preferences,low,", File.ReadAllText(file), StringComparison.Ordinal);
            Outcome kept = Piped("Export-QAppSessionData", session, new { OutFile = file, NoClobber = true });
            Assert.Equal("FileExists", kept.ErrorId);
            Assert.Equal(3, _shell.Calls("ExportQAppSessionData"));
            Assert.Equal(file, Assert.Single(Piped("Export-QAppSessionData", session, new { OutFile = file, PassThru = true }).As<FileInfo>()).FullName);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Equal("FileNotWritten", Piped("Export-QAppSessionData", session, new { OutFile = Path.Combine(file, "none", "x.csv") }).ErrorId);
    }

    [EngineFact]
    public void A_download_carries_no_credentials_and_no_message_shows_the_link()
    {
        using CannedHandler handler = new((number, _) => number switch
        {
            1 => Export("https://bucket.example/secret-link?sig=secret", "2999-01-01T00:00:00Z"),
            2 => new(HttpStatusCode.OK) { Content = new StringContent("A,A,\r\n1,2,3") },
            3 => Export("https://bucket.example/secret-link?sig=secret", "2999-01-01T00:00:00Z"),
            4 => new(HttpStatusCode.Forbidden),
            5 => Export("https://bucket.example/secret-link?sig=secret", "2001-01-01T00:00:00Z"),
            _ => Export("no url", "2999-01-01T00:00:00Z"),
        });
        using Connection connection = TestConnections.To(handler, _shell.Clock);
        object parameters = new { SessionId = "1fca878e-64c5-4dc4-b1d9-c93effed4e82", InstanceId = "i", Connection = connection, AsObject = true };
        PSObject row = Assert.Single(Outcome.Of(_shell.Bare("Export-QAppSessionData", parameters)).Output);
        Assert.Equal(["1", "2", "3"], row.Properties.Select(property => property.Value));
        Assert.Equal(["A", "A2", "Column3"], row.Properties.Select(property => property.Name));
        Assert.Contains("Authorization", handler.Requests[0].Headers.Keys);
        Assert.DoesNotContain("Authorization", handler.Requests[1].Headers.Keys);
        Assert.DoesNotContain(handler.Requests[1].Headers.Keys, name => name.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase));

        foreach (string id in new[] { "DownloadFailed", "ExportLinkExpired", "DownloadFailed" })
        {
            Outcome outcome = Outcome.Of(_shell.Bare("Export-QAppSessionData", parameters));
            Assert.Equal(id, outcome.ErrorId);
            Assert.DoesNotContain("secret", outcome.Error.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(6, handler.Requests.Count);
    }

    [EngineFact]
    public void The_instance_comes_from_parameter_connection_or_environment()
    {
        Connection plain = Assert.Single(Outcome.Of(_shell.Bare("Connect-SessionTools", Aws(null))).As<Connection>());
        Outcome missing = Outcome.Of(_shell.Bare("Get-QApp", new { Connection = plain }));
        Assert.Equal("MissingInstanceId", missing.ErrorId);
        Assert.Contains("SESSIONTOOLS_QAPPS_INSTANCE_ID", missing.Error.ToString(), StringComparison.Ordinal);

        Assert.Equal("from-connection", Assert.Single(Outcome.Of(_shell.Bare("Connect-SessionTools", Aws("from-connection"))).As<Connection>()).InstanceId);
        Assert.Equal("given", InstanceIds.Resolve("given", _shell.Connection));
        Assert.Equal(QAppsSample.InstanceId, InstanceIds.Resolve(null, _shell.Connection));
        Environment.SetEnvironmentVariable(InstanceIds.Variable, "from-environment");
        try
        {
            Assert.Equal("from-environment", InstanceIds.Resolve(null, plain));
            Assert.Equal(QAppsSample.InstanceId, InstanceIds.Resolve(null, _shell.Connection));
        }
        finally
        {
            Environment.SetEnvironmentVariable(InstanceIds.Variable, null);
        }
    }

    [EngineFact]
    public void The_instance_and_the_connection_go_down_the_pipeline()
    {
        LocalApp app = Looping() with { InstanceId = "second-instance" };
        _shell.Endpoint.QApps.AddApp(app);
        Outcome outcome = Outcome.Of(_shell.Pipeline("Get-QApp", new { InstanceId = "second-instance" })
            .Then("Start-QAppSession")
            .Then("Get-QAppSessionMetadata"));
        QAppSessionMetadata metadata = Assert.Single(outcome.As<QAppSessionMetadata>());
        Assert.Equal("second-instance", metadata.InstanceId);
        Assert.Same(_shell.Connection, metadata.Connection);
    }

    [EngineTheory]
    [InlineData("")]
    [InlineData(" id")]
    [InlineData("id\r\nx-evil: 1")]
    [InlineData("ïd")]
    public void An_instance_that_cannot_be_a_header_is_refused(string instanceId)
    {
        Outcome outcome = _shell.Run("Get-QApp", new { InstanceId = instanceId });
        Assert.Contains("InstanceId", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _shell.Calls("ListQApps"));
    }

    private static Hashtable Answers() => new()
    {
        ["Destination"] = "Oslo",
        ["Days"] = 3,
        ["Preferences"] = new Hashtable { ["Budget"] = "low" },
    };

    private static object Aws(string? instanceId) => instanceId is null
        ? new { Region = "eu-central-1", AccessKey = "AKIAFAKE", SecretKey = new Secret("fake"), PassThru = true, NotDefault = true }
        : new { Region = "eu-central-1", AccessKey = "AKIAFAKE", SecretKey = new Secret("fake"), PassThru = true, NotDefault = true, InstanceId = instanceId };

    private static HttpResponseMessage Export(string link, string expiresAt) =>
        CannedHandler.Json($$"""{"csvFileLink":"{{link}}","expiresAt":"{{expiresAt}}","sessionArn":"arn"}""");

    /// <summary>An app whose only card waits for itself.</summary>
    private static LocalApp Looping()
    {
        const string Card = "33333333-3333-4333-8333-333333333333";
        QueryCard query = new() { Id = Card, Title = "Loop", Type = "q-query", Dependencies = [Card] };
        return new LocalApp
        {
            InstanceId = QAppsSample.InstanceId,
            App = new()
            {
                AppId = "22222222-2222-4222-8222-222222222222",
                AppVersion = 3,
                Title = "loop",
                AppDefinition = new() { Cards = [new() { QQuery = query }] },
            },
        };
    }

    private Outcome Invoke(string title, object parameters) =>
        Outcome.Of(_shell.Pipeline("Get-QApp", new { Title = title }).Then("Invoke-QApp", parameters));

    private QAppSession Done() => Assert.Single(Invoke("sample", new { Answer = Answers() }).As<QAppSession>());

    private Outcome Piped(string command, QAppSession session, object? parameters = null) =>
        Outcome.Of(_shell.Pipeline(command).AddParameters(parameters), [session]);

    /// <summary>Stops a run once the endpoint has seen a call, which must leave no session.</summary>
    private void Stop(string operation, Action meanwhile)
    {
        using PowerShell pipeline = _shell.Pipeline("Invoke-QApp", new { QAppsSample.AppId, Answer = Answers(), Cleanup = true });
        IAsyncResult running = pipeline.BeginInvoke();
        SpinWait.SpinUntil(() => _shell.Calls(operation) > 0);
        IAsyncResult stopping = pipeline.BeginStop(null, null);
        meanwhile();
        pipeline.EndStop(stopping);
        Assert.Throws<PipelineStoppedException>(() => pipeline.EndInvoke(running));
    }
}
