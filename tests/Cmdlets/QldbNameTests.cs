using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using SessionTools.Qldb;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Names of ledgers, tables and sessions that are not there, are there already, or are none.</summary>
public sealed class QldbNameTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineTheory]
    [InlineData("Export-QLDBJournal")]
    [InlineData("Get-QLDBJournalBlock")]
    [InlineData("Get-QLDBLedgerDigest")]
    [InlineData("Get-QLDBLocalLedger")]
    [InlineData("Get-QLDBTable")]
    [InlineData("New-QLDBSession")]
    [InlineData("Remove-QLDBLocalLedger")]
    [InlineData("Send-QLDBCommand")]
    [InlineData("Start-QLDBTransaction")]
    [InlineData("Test-QLDBJournal")]
    public void A_ledger_that_is_not_there_is_the_same_error_everywhere(string command)
    {
        Hashtable parameters = new() { ["LedgerName"] = "nowhere" };
        if (command == "Export-QLDBJournal")
        {
            parameters["Path"] = Path.Combine(Path.GetTempPath(), "sessiontools-none");
        }

        if (command.StartsWith("Remove", StringComparison.Ordinal))
        {
            parameters["WhatIf"] = true;
        }

        Outcome outcome = Outcome.Of(_shell.Pipeline(command).AddParameters(parameters));
        Assert.Equal(("LedgerNotFound", ErrorCategory.ObjectNotFound), (outcome.ErrorId, outcome.Error.CategoryInfo.Category));
        Assert.Contains("nowhere", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_journal_is_not_imported_into_a_ledger_that_is_there()
    {
        _shell.Run("New-QLDBLocalLedger", new { LedgerName = "cars" });
        Outcome made = _shell.Run("New-QLDBLocalLedger", new { LedgerName = "cars" });
        Outcome imported = _shell.Run("Import-QLDBJournal", new { Path = Path.GetTempPath(), LedgerName = "Cars" });
        Assert.Equal((made.ErrorId, ErrorCategory.ResourceExists), (imported.ErrorId, imported.Error.CategoryInfo.Category));
        Assert.Contains("a ledger named 'Cars' already", imported.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineTheory]
    [InlineData("New-QLDBLocalLedger", false)]
    [InlineData("New-QLDBLocalLedger", true)]
    [InlineData("Import-QLDBJournal", false)]
    [InlineData("New-QLDBSession", false)]
    public void The_rule_of_a_ledgers_name_is_said_in_words(string command, bool noQuota)
    {
        Hashtable parameters = new() { ["LedgerName"] = "a--b" };
        if (noQuota)
        {
            parameters["NoQuota"] = true;
        }

        if (command == "Import-QLDBJournal")
        {
            parameters["Path"] = Path.GetTempPath();
        }

        Outcome outcome = Outcome.Of(_shell.Pipeline(command).AddParameters(parameters));
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Contains("-LedgerName must be of letters (A to Z), digits and single hyphens", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("'a--b'", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_ledger_that_is_there_is_not_removed_by_WhatIf()
    {
        _shell.Run("New-QLDBLocalLedger", new { LedgerName = "cars" });
        Assert.Empty(_shell.Run("Remove-QLDBLocalLedger", new { LedgerName = "cars", WhatIf = true }).Errors);
        Assert.Single(_shell.Run("Get-QLDBLocalLedger", new { LedgerName = "cars" }).Output);
    }

    [EngineFact]
    public void A_table_that_is_named_and_not_there_is_an_error()
    {
        Assert.Empty(_shell.Run("Invoke-QLDBCommand", new { Statement = "CREATE TABLE People" }).Errors);
        Outcome missing = _shell.Run("Get-QLDBTable", new { TableName = "Nope" });
        Assert.Equal(("TableNotFound", ErrorCategory.ObjectNotFound), (missing.ErrorId, missing.Error.CategoryInfo.Category));
        Assert.Null(missing.Terminating);
        Assert.Equal("Ledger 'default' has no table named 'Nope'.", missing.Error.ToString());
        Assert.Empty(_shell.Run("Get-QLDBTable", new { TableName = "Nope*" }).Errors);
        Assert.Single(_shell.Run("Get-QLDBTable", new { TableName = "people" }).Output);
        Assert.Empty(_shell.Run("Invoke-QLDBCommand", new { Statement = "DROP TABLE People" }).Errors);
        Assert.EndsWith("One was dropped: -IncludeDropped shows it.", _shell.Run("Get-QLDBTable", new { TableName = "People" }).Error.ToString(), StringComparison.Ordinal);
        Assert.Single(_shell.Run("Get-QLDBTable", new { TableName = "People", IncludeDropped = true }).Output);
    }

    [EngineFact]
    public void A_session_says_whether_it_is_the_default()
    {
        PowerShell connect = _shell.Bare("Connect-SessionTools", new { Local = true, Path = Directory.CreateTempSubdirectory("sessiontools-").FullName });
        Assert.Empty(Outcome.Of(connect).Errors);
        Assert.Empty(Bare("Invoke-QLDBCommand", new { Statement = "SELECT 1 FROM << 1 >>" }).Errors);
        Assert.Equal(["default"], Defaults());
        Assert.Empty(Bare("New-QLDBLocalLedger", new { LedgerName = "cars" }).Errors);
        Assert.Empty(Bare("New-QLDBSession", new { LedgerName = "cars", Name = "mine" }).Errors);
        Assert.Equal(["default"], Defaults());
        Assert.Empty(Bare("New-QLDBSession", new { LedgerName = "cars" }).Errors);
        Assert.Equal(["cars"], Defaults());
        Assert.Equal(3, Bare("Get-QLDBSession").Output.Count);
        SessionNotFound(new { Name = "nope" }, "No session named 'nope' is open here.");
        SessionNotFound(new { Name = "mine", LedgerName = "nope" }, "No session named 'mine' is open here for the ledger 'nope'.");
        Assert.Empty(Bare("Get-QLDBSession", new { Name = "nope*" }).Output);
        Assert.Empty(Outcome.Of(_shell.Bare("Get-QLDBSession", new { Name = "mine" }).Then("Remove-QLDBSession")).Errors);
        Assert.Equal(["cars"], Defaults());
        Assert.Empty(Bare("Disconnect-SessionTools").Errors);
        Assert.Empty(Defaults());
    }

    private void SessionNotFound(object parameters, string message)
    {
        Outcome outcome = Bare("Get-QLDBSession", parameters);
        Assert.Equal(("SessionNotFound", ErrorCategory.ObjectNotFound), (outcome.ErrorId, outcome.Error.CategoryInfo.Category));
        Assert.Null(outcome.Terminating);
        Assert.StartsWith(message, outcome.Error.ToString(), StringComparison.Ordinal);
    }

    private Outcome Bare(string command, object? parameters = null) => Outcome.Of(_shell.Bare(command, parameters));

    private string[] Defaults() =>
        [.. Bare("Get-QLDBSession").As<QLDBSession>().Where(session => session.IsDefault).Select(session => session.LedgerName)];
}
