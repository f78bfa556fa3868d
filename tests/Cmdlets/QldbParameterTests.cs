using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using SessionTools.Ion;
using SessionTools.Qldb;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>The values and switches of Invoke-QLDBCommand, and which document an error is about.</summary>
public sealed class QldbParameterTests : IDisposable
{
    private readonly QldbShell _shell = new();
    private readonly List<string> _given = [];

    public QldbParameterTests()
    {
        _shell.Ledger.Answer = (_, parameters) =>
        {
            _given.Add(string.Join(' ', parameters));
            return [[IonValue.Parse("1")]];
        };
    }

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void A_list_gives_its_elements_and_anything_else_one_value()
    {
        byte[] bytes = [1, 2];
        (object Parameter, string Expected)[] cases =
        [
            (bytes, "{{AQI=}}"), (new PSObject(bytes), "{{AQI=}}"), (new object[] { bytes, 3 }, "{{AQI=}} 3"), (new object[] { new[] { 1, 2 } }, "[1,2]"),
            (new[] { 1, 2 }, "1 2"), (new List<object> { 1, "x" }, "1 \"x\""), (new Hashtable { ["a"] = 1 }, "{a:1}"), ("x", "\"x\""), (new object?[] { null }, "null"),
        ];
        foreach ((object parameter, string _) in cases)
        {
            Assert.Empty(_shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT ?", Parameter = parameter }).Errors);
        }

        Assert.Equal(cases.Select(item => item.Expected), _given);
    }

    [EngineTheory]
    [InlineData("INSERT INTO t VALUE {'a': ?}", "null")]
    [InlineData("SELECT * FROM t WHERE a = '?' -- ?", "")]
    [InlineData("SELECT * FROM t WHERE a = `{x:\"?\"}` /* ? */ AND \"b?\" = '''?'", "")]
    [InlineData("SELECT * FROM t WHERE a = `[\"\\\"?`?\",'?`?','''?'`'?''']`", "")]
    [InlineData("SELECT * FROM t WHERE a = `1 // ?`?\n+ {{ //8= }} /*`?*/`", "")]
    [InlineData("SELECT * FROM t WHERE a = `{{//8=}}` AND b = ?", "null")]
    [InlineData("SELECT * FROM t WHERE a = `[\"\", '', '''''']` AND b = ? AND c = `1`", "null")]
    public void Null_is_the_value_of_a_question_mark_where_there_is_one(string statement, string expected)
    {
        Assert.Empty(_shell.Run("Invoke-QLDBCommand", new { Statement = statement, Parameter = (object?)null }).Errors);
        Assert.Equal(expected, Assert.Single(_given));
    }

    [EngineFact]
    public void A_parameter_that_is_not_given_is_not_null()
    {
        _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT ?" });
        Assert.Equal("", Assert.Single(_given));
    }

    [EngineFact]
    public void Bytes_are_one_value_of_the_single_command_too()
    {
        Secret token = Assert.Single(_shell.Run("Send-QLDBCommand", new { LedgerName = "default" }).As<QLDBCommandResult>()).QLDBSessionToken;
        string? id = Assert.Single(_shell.Run("Send-QLDBCommand", new { StartTransaction = true, QLDBSessionToken = token }).As<QLDBCommandResult>()).TransactionId;
        byte[] ion = IonValue.Parse("5").ToBinary();
        Outcome outcome = _shell.Run("Send-QLDBCommand", new { Statement = "SELECT ?", Parameter = ion, QLDBSessionToken = token, TransactionId = id });
        Assert.Empty(outcome.Errors);
        Assert.Equal("5", Assert.Single(_given));
    }

    [EngineFact]
    public void Exact_values_and_text_exclude_each_other()
    {
        Outcome outcome = _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT 1", AsIon = true, AsIonText = true });
        Assert.Contains("-AsIon contradicts -AsIonText", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.NotNull(outcome.Terminating);
        Assert.Empty(_shell.Sent);
    }

    [EngineFact]
    public void Totals_are_added_to_a_variable_with_a_plus()
    {
        PowerShell first = _shell.Pipeline("Invoke-QLDBCommand", new { Statement = "SELECT 1", MetricsVariable = "+used" });
        first.Invoke();
        _shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT 1", MetricsVariable = "+used" });
        ArrayList all = Assert.IsType<ArrayList>(first.Runspace.SessionStateProxy.GetVariable("used"));
        Assert.Equal([1, 1], all.Cast<QLDBMetrics>().Select(metrics => metrics.StatementCount));
    }

    [EngineTheory]
    [InlineData("env:USED")]
    [InlineData("$used")]
    [InlineData("+")]
    public void A_variable_that_cannot_be_is_refused_before_anything_is_sent(string name)
    {
        Outcome outcome = _shell.Run("Invoke-QLDBCommand", new { Statement = "DELETE FROM t", MetricsVariable = name });
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Contains("-MetricsVariable takes the name of a variable", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"'{name}'", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_shell.Sent);
    }

    [EngineFact]
    public void A_variable_that_is_read_only_is_refused_before_anything_is_sent()
    {
        PowerShell variable = _shell.Pipeline("Invoke-QLDBCommand", new { Statement = "SELECT 1", MetricsVariable = "fixed" });
        variable.Runspace.SessionStateProxy.PSVariable.Set(new PSVariable("fixed", 1, ScopedItemOptions.ReadOnly));
        Outcome outcome = Outcome.Of(variable);
        Assert.Contains("read-only", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_shell.Sent);
    }

    [EngineTheory]
    [InlineData("narrow")]
    [InlineData("+narrow")]
    [InlineData("global:narrow")]
    public void A_variable_that_cannot_take_the_totals_is_refused_before_anything_is_sent(string name)
    {
        PowerShell pipeline = _shell.Pipeline("Invoke-QLDBCommand", new { Statement = "DELETE FROM t", MetricsVariable = name });
        PSVariable narrow = new("narrow", 1, ScopedItemOptions.None, [new ValidateRangeAttribute(0, 5)]);
        pipeline.Runspace.SessionStateProxy.PSVariable.Set(narrow);
        Outcome outcome = Outcome.Of(pipeline);
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Contains("-MetricsVariable names a variable whose type or rules refuse the value", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"'{name}'", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_shell.Sent);
        Assert.Equal(1, narrow.Value);
    }

    [ScriptFact]
    public void A_variable_with_a_type_is_refused_unless_it_takes_the_totals()
    {
        Outcome outcome = _shell.Script("[int]$m = 3; Invoke-QLDBCommand 'DELETE FROM t' -Connection $connection -MetricsVariable m");
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Contains("'m'", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_shell.Sent);
        Assert.Equal([1, 2], _shell.Script("[object[]]$all = @(); 1..2 | ForEach-Object { Invoke-QLDBCommand 'DELETE FROM t' -Connection $connection -MetricsVariable +all | Out-Null }; 1; $all.Count").As<int>());
        Assert.Equal([1], _shell.Script("Set-Variable ro 1 -Option ReadOnly; function f { Invoke-QLDBCommand 'DELETE FROM t' -Connection $connection -MetricsVariable ro | Out-Null; [int]$ro.StatementCount }; f").As<int>());
    }

    [ScriptFact]
    public void A_variable_that_gets_a_type_meanwhile_is_an_error_that_names_it()
    {
        Outcome outcome = _shell.Script("1 | ForEach-Object { [int]$later = 3; @{ a = 1 } } | Invoke-QLDBCommand 'INSERT INTO t ?' -Connection $connection -MetricsVariable later");
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Contains("'later'", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("CommitTransaction", _shell.Sent, StringComparison.Ordinal);
    }

    [EngineFact]
    public void An_error_of_a_batch_names_the_document_that_was_refused()
    {
        _shell.Ledger.Pass("ExecuteStatement");
        _shell.Ledger.Pass("ExecuteStatement");
        _shell.Ledger.Pass("ExecuteStatement");
        _shell.Ledger.Fail("ExecuteStatement", "BadRequestException", "no struct");
        Outcome outcome = _shell.Feed([10, 20, 30, 40, 50], "Invoke-QLDBCommand", new { Statement = "INSERT INTO t ?", BatchSize = 2 });
        Assert.Equal(40, PSObject.AsPSObject(outcome.Error.TargetObject).BaseObject);
        Assert.StartsWith("Document 4 (documents 3 to 4 are one transaction): ", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("no struct", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void Documents_for_an_open_transaction_are_no_batch()
    {
        Assert.Empty(_shell.Run("Start-QLDBTransaction").Errors);
        _shell.Ledger.Pass("ExecuteStatement");
        _shell.Ledger.Fail("ExecuteStatement", "BadRequestException", "no struct");
        Outcome outcome = _shell.Feed([10, 20, 30], "Invoke-QLDBCommand", new { Statement = "INSERT INTO t ?", BatchSize = 10 });
        Assert.StartsWith("Document 2: ", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(20, PSObject.AsPSObject(outcome.Error.TargetObject).BaseObject);
        Assert.Equal(["10", "30"], _given);
        Assert.Equal(2, outcome.Output.Count);
        Assert.Empty(_shell.Run("Complete-QLDBTransaction").Errors);
    }

    [EngineFact]
    public void An_error_of_the_commit_names_all_documents()
    {
        _shell.Ledger.Fail("CommitTransaction", "BadRequestException", "too large");
        Outcome outcome = _shell.Feed([10, 20], "Invoke-QLDBCommand", new { Statement = "INSERT INTO t ?", BatchSize = 2 });
        Assert.StartsWith("Documents 1 to 2: ", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_document_without_a_form_in_Ion_is_named_and_the_others_are_written()
    {
        Hashtable bad = new() { ["x"] = (Action)(() => { }) };
        Outcome outcome = _shell.Feed([10, bad, 30], "Invoke-QLDBCommand", new { Statement = "INSERT INTO t ?", BatchSize = 3 });
        Assert.StartsWith("Document 2: The object's 'x'", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Same(bad, PSObject.AsPSObject(outcome.Error.TargetObject).BaseObject);
        Assert.Equal(["10", "30"], _given);
    }
}
