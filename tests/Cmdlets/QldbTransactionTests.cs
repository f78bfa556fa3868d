using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using SessionTools.Ion;
using SessionTools.Qldb;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Sessions, transactions and script blocks, against a ledger that answers as it is told.</summary>
public sealed class QldbTransactionTests : IDisposable
{
    private const string Begin = "StartSession StartTransaction ";

    private readonly QldbShell _shell = new();
    private readonly List<string> _executed = [];

    public QldbTransactionTests()
    {
        _shell.Ledger.Answer = (statement, _) =>
        {
            _executed.Add(statement);
            return [[IonValue.Parse("{a:1}")]];
        };
    }

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void A_transaction_takes_the_statements_until_it_is_completed()
    {
        QLDBTransaction transaction = Start();
        _shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM t" });
        _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT * FROM t" });
        Assert.Equal(("Open", "default", 22), (transaction.State, transaction.LedgerName, transaction.TransactionId.Length));
        Assert.Empty(_shell.Run("Complete-QLDBTransaction").Errors);
        Assert.Equal("Committed", transaction.State);
        Assert.Equal(Begin + "ExecuteStatement ExecuteStatement CommitTransaction", _shell.Sent);
        Assert.Equal("NoTransaction", _shell.Run("Complete-QLDBTransaction").ErrorId);
    }

    [EngineFact]
    public void A_transaction_that_is_undone_is_aborted()
    {
        QLDBTransaction transaction = Start();
        Assert.Equal("TransactionOpen", _shell.Run("Start-QLDBTransaction").ErrorId);
        Assert.Empty(Outcome.Of(_shell.Pipeline("Undo-QLDBTransaction"), [transaction]).Errors);
        Assert.Equal(Begin + "AbortTransaction", _shell.Sent);
        Assert.Equal("TransactionEnded", _shell.Run("Undo-QLDBTransaction", new { Transaction = transaction }).ErrorId);
        Start();
        Assert.Single(_shell.Ledger.Commands, "StartSession");
    }

    [EngineFact]
    public void A_refused_statement_leaves_the_transaction_open()
    {
        Start();
        _shell.Ledger.Fail("ExecuteStatement", "BadRequestException", "no");
        Assert.Equal("BadRequest", _shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM u" }).ErrorId);
        _shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM t" });
        Assert.Empty(_shell.Run("Complete-QLDBTransaction").Errors);
        Assert.Equal("CommitTransaction", _shell.Ledger.Commands[^1]);
    }

    [EngineFact]
    public void A_transaction_that_the_service_has_closed_is_not_done_again()
    {
        QLDBTransaction transaction = Start();
        _shell.Ledger.Fail("ExecuteStatement", "InvalidSessionException", "Transaction 3gtB8Q8dfIMA8lQ5pzHAMo has expired");
        Assert.Equal("InvalidSession", _shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM t" }).ErrorId);
        Assert.Equal("Lost", transaction.State);
        Assert.Equal("TransactionEnded", _shell.Run("Complete-QLDBTransaction", new { Transaction = transaction }).ErrorId);
        _shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM t" });
        Assert.Equal(Begin + "ExecuteStatement AbortTransaction StartTransaction ExecuteStatement CommitTransaction", _shell.Sent);
    }

    [EngineTheory]
    [InlineData("InvalidSessionException")]
    [InlineData("OccConflictException")]
    public void What_was_meant_for_a_lost_transaction_is_not_written_outside_it(string error)
    {
        Start();
        _shell.Ledger.Fail("ExecuteStatement", error, "no more");
        Assert.Single(_shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM t" }).Errors);
        string sent = _shell.Sent;
        Assert.Equal("TransactionEnded", _shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM u" }).ErrorId);
        Assert.Equal("TransactionEnded", _shell.Run("Get-QLDBTable").ErrorId);
        Assert.Equal(sent, _shell.Sent);
        Assert.Empty(_shell.Run("Undo-QLDBTransaction").Errors);
        Assert.Empty(_shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM u" }).Errors);
    }

    [EngineFact]
    public void Another_transaction_takes_the_place_of_a_lost_one()
    {
        Start();
        _shell.Ledger.Fail("ExecuteStatement", "InvalidSessionException", "Transaction 3gtB8Q8dfIMA8lQ5pzHAMo has expired");
        _shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM t" });
        QLDBTransaction next = Start();
        Assert.Empty(_shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM t" }).Errors);
        Assert.Empty(_shell.Run("Complete-QLDBTransaction").Errors);
        Assert.Equal("Committed", next.State);
        Assert.Equal("NoTransaction", _shell.Run("Undo-QLDBTransaction").ErrorId);
    }

    [EngineFact]
    public void Undoing_a_transaction_whose_commit_has_failed_is_no_error()
    {
        Start();
        _shell.Ledger.Fail("CommitTransaction", "OccConflictException", "conflict");
        Assert.Equal("OccConflict", _shell.Run("Complete-QLDBTransaction").ErrorId);
        string sent = _shell.Sent;
        Assert.Empty(_shell.Run("Undo-QLDBTransaction").Errors);
        Assert.Equal(sent, _shell.Sent);
    }

    [EngineFact]
    public void What_was_meant_for_a_session_that_is_removed_is_not_written_elsewhere()
    {
        QLDBSession session = Assert.Single(_shell.Run("New-QLDBSession", new { LedgerName = "cars", Name = "mine" }).As<QLDBSession>());
        Assert.Empty(_shell.Bare("Start-QLDBTransaction", new { Session = session }).Errors);
        Assert.Empty(_shell.Bare("Remove-QLDBSession", new { Session = session }).Errors);
        Assert.Equal("TransactionEnded", _shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM t" }).ErrorId);
        Assert.DoesNotContain("ExecuteStatement", _shell.Ledger.Commands);
    }

    [EngineFact]
    public void A_transaction_is_started_in_the_ledger_that_is_piped_in()
    {
        PSObject ledger = new();
        ledger.Properties.Add(new PSNoteProperty("LedgerName", "cars"));
        Assert.Equal("cars", Assert.Single(_shell.Feed([ledger], "Start-QLDBTransaction").As<QLDBTransaction>()).LedgerName);
        Assert.Empty(_shell.Run("Undo-QLDBTransaction").Errors);
        Assert.Empty(_shell.Feed([ledger], "Get-QLDBTable").Errors);
        Assert.Equal(1, _shell.Ledger.Commands.Count(command => command == "StartSession"));
    }

    [EngineFact]
    public void A_conflict_at_the_commit_is_an_error()
    {
        QLDBTransaction transaction = Start();
        _shell.Ledger.Fail("CommitTransaction", "OccConflictException", "conflict");
        Outcome outcome = _shell.Run("Complete-QLDBTransaction");
        Assert.Equal("OccConflict", outcome.ErrorId);
        Assert.Equal(transaction.TransactionId, Assert.IsType<QldbException>(outcome.Error.Exception).TransactionId);
        Assert.Equal("Aborted", transaction.State);
    }

    [EngineFact]
    public void Sessions_are_kept_by_name_and_ended_when_they_are_removed()
    {
        QLDBSession session = Assert.Single(_shell.Run("New-QLDBSession", new { LedgerName = "cars", Name = "mine" }).As<QLDBSession>());
        Assert.Equal("SessionExists", _shell.Run("New-QLDBSession", new { LedgerName = "cars", Name = "Mine" }).ErrorId);
        Assert.Same(session, Assert.Single(_shell.Bare("Get-QLDBSession", new { Name = "mi*" }).As<QLDBSession>()));
        Assert.Empty(_shell.Bare("Invoke-QLDBCommand", new { Statement = "SELECT 1", Session = "mine" }).Errors);
        Assert.Empty(_shell.Bare("Remove-QLDBSession", new { Session = "mine" }).Errors);
        Assert.True(session.IsClosed);
        Assert.Equal("EndSession", _shell.Ledger.Commands[^1]);
        Assert.Equal("SessionClosed", _shell.Bare("Invoke-QLDBCommand", new { Statement = "SELECT 1", Session = session }).ErrorId);
        Assert.Contains("No session named 'mine'", _shell.Bare("Invoke-QLDBCommand", new { Statement = "SELECT 1", Session = "mine" }).Error.ToString(), StringComparison.Ordinal);
    }

    [EngineTheory]
    [InlineData("Invoke-QLDBCommand")]
    [InlineData("Start-QLDBTransaction")]
    [InlineData("Get-QLDBTable")]
    public void A_session_is_not_taken_where_another_ledger_or_endpoint_is_named(string command)
    {
        QLDBSession session = Assert.Single(_shell.Run("New-QLDBSession", new { LedgerName = "cars", Name = "mine" }).As<QLDBSession>());
        Dictionary<string, object> parameters = command == "Invoke-QLDBCommand" ? new() { ["Statement"] = "SELECT 1" } : [];
        parameters["Session"] = session;
        string sent = _shell.Sent;
        Outcome ledger = _shell.Bare(command, new Dictionary<string, object>(parameters) { ["LedgerName"] = "trucks" });
        Assert.Equal("InvalidParameterValue", ledger.ErrorId);
        Assert.Contains("'trucks'", ledger.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-LedgerName contradicts -Session 'mine', which is of ledger 'cars'", ledger.Error.ToString(), StringComparison.Ordinal);
        Outcome endpoint = _shell.Bare(command, new Dictionary<string, object>(parameters) { ["EndpointUrl"] = "http://127.0.0.1:9", ["Region"] = "us-east-1" });
        Assert.Equal("ConflictingConnection", endpoint.ErrorId);
        Assert.Contains("-Session 'mine' goes over", endpoint.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-EndpointUrl leads elsewhere, to 'us-east-1 http://127.0.0.1:9/'.", endpoint.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(sent, _shell.Sent);
        parameters["LedgerName"] = "cars";
        Assert.Empty(_shell.Run(command, parameters).Errors);
    }

    [EngineFact]
    public void A_session_without_a_name_is_the_default_of_its_runspace()
    {
        _shell.Run("New-QLDBSession", new { LedgerName = "cars" });
        Assert.Empty(_shell.Bare("Invoke-QLDBCommand", new { Statement = "SELECT 1" }).Errors);
        Assert.Equal(Begin + "ExecuteStatement CommitTransaction", _shell.Sent);
    }

    [EngineFact]
    public void A_session_shows_no_token()
    {
        QLDBSession session = Assert.Single(_shell.Run("New-QLDBSession").As<QLDBSession>());
        Assert.All(PSObject.AsPSObject(session).Properties, property => Assert.DoesNotContain("token", $"{property.Name} {property.Value}", StringComparison.OrdinalIgnoreCase));
    }

    [EngineFact]
    public void A_closing_runspace_aborts_its_transaction_and_ends_its_session()
    {
        Start();
        _shell.CloseRunspace();
        Assert.Equal(Begin + "AbortTransaction EndSession", _shell.Sent);
    }

    [ScriptFact]
    public void A_script_block_is_a_transaction_whose_output_comes_after_the_commit()
    {
        _shell.Ledger.Fail("CommitTransaction", "OccConflictException", "conflict");
        Outcome outcome = _shell.Script("""
            $runs = [ref]0
            Invoke-QLDBCommand -Connection $connection -ScriptBlock {
                $runs.Value++
                $rows = Invoke-QLDBCommand -Connection $connection 'SELECT * FROM t'
                Invoke-QLDBCommand 'UPDATE t SET a = ?' -Parameter ($rows.a + 1) | Out-Null
                "run $($runs.Value)"
            }
            """);
        Assert.Equal("run 2", Assert.Single(outcome.As<string>()));
        Assert.Equal(Begin + "ExecuteStatement ExecuteStatement CommitTransaction StartTransaction ExecuteStatement ExecuteStatement CommitTransaction", _shell.Sent);
    }

    [ScriptFact]
    public void A_bad_statement_ends_the_block_whatever_the_preference_is()
    {
        foreach (string preference in new[] { "Continue", "SilentlyContinue", "Ignore", "Stop" })
        {
            _executed.Clear();
            _shell.Ledger.Pass("ExecuteStatement");
            _shell.Ledger.Fail("ExecuteStatement", "BadRequestException", "bad");
            Outcome outcome = _shell.Script($$"""
                $ErrorActionPreference = '{{preference}}'
                Invoke-QLDBCommand -Connection $connection -ErrorAction Continue -ScriptBlock {
                    $ErrorActionPreference = '{{preference}}'
                    Invoke-QLDBCommand 'INSERT INTO t VALUE 1'
                    try { Invoke-QLDBCommand 'BAD' } catch { }
                    Invoke-QLDBCommand 'INSERT INTO t VALUE 2'
                    'never'
                }
                'after'
                """);
            Assert.Equal("BadRequest", outcome.ErrorId);
            Assert.Equal("after", Assert.Single(outcome.As<string>()));
            Assert.Equal(["INSERT INTO t VALUE 1"], _executed);
            Assert.Equal("AbortTransaction", _shell.Ledger.Commands[^1]);
        }
    }

    [ScriptFact]
    public void A_block_that_reads_what_is_no_Ion_is_aborted()
    {
        _shell.Ledger.Answer = (_, _) => [[1, 2]];
        _shell.Ledger.Damaged = 2;
        Outcome outcome = _shell.Script("Invoke-QLDBCommand -Connection $connection -RetryLimit 0 -ScriptBlock { Invoke-QLDBCommand 'SELECT * FROM t'; 'on' }");
        Assert.Equal("UnreadableAnswer", outcome.ErrorId);
        Assert.Empty(outcome.Output);
        Assert.Equal(Begin + "ExecuteStatement AbortTransaction", _shell.Sent);
    }

    [ScriptFact]
    public void A_block_that_throws_is_aborted_and_its_error_is_kept()
    {
        Outcome outcome = _shell.Script("Invoke-QLDBCommand -Connection $connection -ScriptBlock { Invoke-QLDBCommand 'DELETE FROM t'; throw 'no more' }");
        Assert.Contains("no more", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Equal(Begin + "ExecuteStatement AbortTransaction", _shell.Sent);
    }

    [ScriptFact]
    public void Under_WhatIf_a_block_is_not_run()
    {
        Outcome outcome = _shell.Script("Invoke-QLDBCommand -Connection $connection -WhatIf -ScriptBlock { 'ran'; Invoke-QLDBCommand 'DELETE FROM t' }");
        Assert.Empty(outcome.Output);
        Assert.Empty(_shell.Sent);
        _shell.Script("$WhatIfPreference = $true; Invoke-QLDBCommand -Connection $connection -WhatIf:$false -ScriptBlock { Invoke-QLDBCommand 'DELETE FROM t' }");
        Assert.Empty(_executed);
    }

    private QLDBTransaction Start() => Assert.Single(_shell.Run("Start-QLDBTransaction").As<QLDBTransaction>());
}
