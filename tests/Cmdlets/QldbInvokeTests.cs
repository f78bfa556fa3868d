using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.EngineTests;
using SessionTools.Ion;
using SessionTools.Qldb;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Invoke-QLDBCommand with statements and documents, against a ledger that answers as it is told.</summary>
public sealed class QldbInvokeTests : IDisposable
{
    private const string Begin = "StartSession StartTransaction ";
    private const string Once = Begin + "ExecuteStatement CommitTransaction";

    private readonly QldbShell _shell = new();
    private readonly List<(string Statement, string Parameters)> _executed = [];

    public QldbInvokeTests()
    {
        _shell.Ledger.Answer = (statement, parameters) =>
        {
            _executed.Add((statement, string.Join(' ', parameters)));
            return [[IonValue.Parse("{a:1}"), IonValue.Parse("x::{a:b}")], [IonValue.Parse("{a:2.50}")]];
        };
    }

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void A_query_gives_objects()
    {
        Outcome outcome = _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT * FROM t" });
        Assert.Equal([1L, "b", 2.50m], outcome.Output.Select(item => item.Properties["a"].Value));
        Assert.Equal(Begin + "ExecuteStatement FetchPage CommitTransaction", _shell.Sent);
    }

    [EngineFact]
    public void Values_come_exactly_or_as_text_where_that_is_wanted()
    {
        Assert.Equal("x::{a:b}", _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT * FROM t", AsIon = true }).As<IonStruct>().ElementAt(1).ToText());
        Assert.Equal("x::{a:b}", _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT * FROM t", AsIonText = true }).As<string>().ElementAt(1));
    }

    [EngineFact]
    public void Parameters_are_sent_as_Ion()
    {
        object[] parameters = [1, "x", null!, 1.50m, new[] { 1 }];
        _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT * FROM t WHERE a = ?", Parameter = parameters });
        Assert.Equal(("SELECT * FROM t WHERE a = ?", "1 \"x\" null 1.50 [1]"), Assert.Single(_executed));
    }

    [EngineFact]
    public void Several_statements_are_one_transaction()
    {
        _shell.Run("Invoke-QLDBCommand", new { Statement = new[] { "CREATE TABLE t", "SELECT * FROM t" } });
        Assert.Equal(Begin + "ExecuteStatement FetchPage ExecuteStatement FetchPage CommitTransaction", _shell.Sent);
    }

    [EngineFact]
    public void Statements_come_down_the_pipeline_as_text_or_as_objects()
    {
        PSObject described = new();
        described.Properties.Add(new PSNoteProperty("Statement", "SELECT ?"));
        described.Properties.Add(new PSNoteProperty("Parameter", new object[] { 1, 2 }));
        Assert.Empty(_shell.Feed(["SELECT 1", described], "Invoke-QLDBCommand").Errors);
        Assert.Equal([("SELECT 1", ""), ("SELECT ?", "1 2")], _executed);
    }

    [EngineFact]
    public void What_is_no_statement_is_refused_by_name()
    {
        Outcome outcome = _shell.Feed([DateTime.UnixEpoch], "Invoke-QLDBCommand");
        Assert.Equal("InvalidStatement", outcome.ErrorId);
        Assert.Contains("DateTime", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_shell.Sent);
    }

    [EngineFact]
    public void Each_document_is_a_transaction_of_its_own()
    {
        PSObject row = new();
        row.Properties.Add(new PSNoteProperty("Name", "Ada"));
        Outcome outcome = _shell.Feed([row, new Dictionary<string, object> { ["Name"] = "Bob" }], "Invoke-QLDBCommand", new { Statement = "INSERT INTO People ?" });
        Assert.Empty(outcome.Errors);
        Assert.Equal([("INSERT INTO People ?", "{Name:\"Ada\"}"), ("INSERT INTO People ?", "{Name:\"Bob\"}")], _executed);
        Assert.Equal(Begin + "ExecuteStatement FetchPage CommitTransaction StartTransaction ExecuteStatement FetchPage CommitTransaction", _shell.Sent);
    }

    [EngineFact]
    public void A_batch_of_documents_is_one_transaction_and_its_error_carries_them()
    {
        _shell.Ledger.Answer = (_, _) => [[]];
        _shell.Ledger.Pass("CommitTransaction");
        _shell.Ledger.Fail("CommitTransaction", "BadRequestException", "too large");
        Outcome outcome = _shell.Feed([1, 2, 3, 4, 5], "Invoke-QLDBCommand", new { Statement = "INSERT INTO t ?", BatchSize = 2 });
        Assert.Equal([3, 4], Assert.IsType<object[]>(outcome.Error.TargetObject).Select(PSObject.AsPSObject).Select(item => (int)item.BaseObject));
        Assert.Equal(3, _shell.Ledger.Commands.Count(command => command == "StartTransaction"));
        Assert.Equal(5, _shell.Ledger.Commands.Count(command => command == "ExecuteStatement"));
    }

    [EngineFact]
    public void A_document_that_fails_leaves_the_others()
    {
        _shell.Ledger.Fail("ExecuteStatement", "BadRequestException", "Semantic Error: at line 1, column 13: No such variable named 't'");
        Outcome outcome = _shell.Feed([1, 2], "Invoke-QLDBCommand", new { Statement = "INSERT INTO t ?" });
        Assert.Equal("BadRequest", outcome.ErrorId);
        QldbException error = Assert.IsType<QldbException>(outcome.Error.Exception);
        Assert.Equal((1, 13, "default", 22), (error.Line, error.Column, error.LedgerName, error.TransactionId!.Length));
        Assert.Equal(1, PSObject.AsPSObject(outcome.Error.TargetObject).BaseObject);
        Assert.Equal("2", Assert.Single(_executed).Parameters);
    }

    [EngineFact]
    public void Under_WhatIf_queries_run_and_changes_are_not_sent()
    {
        Assert.Empty(_shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM t", WhatIf = true }).Output);
        Assert.Empty(_shell.Feed([1], "Invoke-QLDBCommand", new { Statement = "INSERT INTO t ?", WhatIf = true }).Output);
        Assert.Empty(_shell.Sent);
        Assert.Equal(3, _shell.Run("Invoke-QLDBCommand", new { Statement = "/* all */ select * FROM t", WhatIf = true }).Output.Count);
    }

    [EngineFact]
    public void A_query_that_nobody_has_seen_yet_is_done_again()
    {
        _shell.Ledger.Answer = (_, _) => [[]];
        _shell.Ledger.Fail("CommitTransaction", "OccConflictException", "conflict");
        Assert.Empty(_shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT * FROM t" }).Errors);
        Assert.Equal(Once + " StartTransaction ExecuteStatement CommitTransaction", _shell.Sent);
    }

    [EngineFact]
    public void A_query_that_somebody_has_seen_ends_with_the_error_of_its_commit()
    {
        _shell.Ledger.Fail("CommitTransaction", "OccConflictException", "conflict");
        Outcome outcome = _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT * FROM t" });
        Assert.Equal(3, outcome.Output.Count);
        Assert.Equal("OccConflict", outcome.ErrorId);
    }

    [EngineFact]
    public void With_Buffer_nothing_comes_before_the_commit()
    {
        _shell.Ledger.Fail("CommitTransaction", "OccConflictException", "conflict", times: 2);
        Assert.Equal("OccConflict", _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT * FROM t", Buffer = true, RetryLimit = 0 }).ErrorId);
        Assert.Equal(3, _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT * FROM t", Buffer = true }).Output.Count);
    }

    [EngineFact]
    public void A_commit_whose_answer_is_lost_is_an_error_of_its_own()
    {
        _shell.Ledger.Lose("CommitTransaction");
        Outcome outcome = _shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM t" });
        Assert.Equal("CommitOutcomeUnknown", outcome.ErrorId);
        Assert.Equal(22, Assert.IsType<CommitOutcomeUnknownException>(outcome.Error.Exception).TransactionId.Length);
        _shell.Ledger.Lose("CommitTransaction");
        Assert.Empty(_shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM t", Idempotent = true }).Errors);
    }

    [EngineFact]
    public void A_ledger_that_does_not_exist_has_an_error_of_its_own()
    {
        _shell.Ledger.Fail("StartSession", "BadRequestException", "A ledger with the name 'cars' does not exist.", times: 9);
        Assert.Equal("LedgerNotFound", _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT 1", LedgerName = "cars" }).ErrorId);
    }

    [EngineFact]
    public void A_reader_that_stops_early_leaves_nothing_open()
    {
        Outcome outcome = Outcome.Of(_shell.Pipeline("Invoke-QLDBCommand", new { Statement = "SELECT * FROM t" }).Then("Select-Object", new { First = 1 }));
        Assert.Single(outcome.Output);
        Assert.Equal("AbortTransaction", _shell.Ledger.Commands[^1]);
        Assert.Empty(_shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT * FROM t" }).Errors);
        Assert.Single(_shell.Ledger.Commands, "StartSession");
    }

    [EngineFact]
    public void Totals_are_in_the_variable_that_was_named()
    {
        PowerShell pipeline = _shell.Pipeline("Invoke-QLDBCommand", new { Statement = "SELECT * FROM t", MetricsVariable = "used" });
        pipeline.Invoke();
        QLDBMetrics metrics = (QLDBMetrics)pipeline.Runspace.SessionStateProxy.GetVariable("used");
        Assert.Equal((1, 1, 1, 3L, 5L, 9L), (metrics.TransactionCount, metrics.AttemptCount, metrics.StatementCount, metrics.ReadIOs, metrics.WriteIOs, metrics.ProcessingTimeMilliseconds));
    }

    [EngineFact]
    public void A_stopped_read_is_aborted_at_once()
    {
        PowerShell pipeline = _shell.Pipeline("Invoke-QLDBCommand", new { Statement = "SELECT * FROM t" });
        _shell.Ledger.BeforeAnswer = (command, stopped) =>
        {
            if (command != "FetchPage")
            {
                return Task.CompletedTask;
            }

            pipeline.BeginStop(null, null);
            return Task.Delay(Timeout.Infinite, stopped);
        };
        Outcome.Of(pipeline);
        Assert.Equal(Begin + "ExecuteStatement FetchPage AbortTransaction", _shell.Sent);
    }
}
