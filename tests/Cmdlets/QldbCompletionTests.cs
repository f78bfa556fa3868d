using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using SessionTools.EngineTests;
using SessionTools.Ion;
using SessionTools.Qldb;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>What a statement can go on with, from the statements that were run.</summary>
public sealed class QldbCompletionTests
{
    private readonly QldbNames _names = new();

    public QldbCompletionTests()
    {
        Run("CREATE TABLE People");
        Run("CREATE INDEX ON People (Id)");
        Run("INSERT INTO People ?", "{Id:1,'first name':\"Ada\"}");
        Run("SELECT * FROM _ql_committed_Cars AS c, \"Odd one\" WHERE c.data.Id = 1");
    }

    [EngineTheory]
    [InlineData("SELECT * FROM ", "People Cars")]
    [InlineData("SELECT * FROM pE", "People")]
    [InlineData("DROP TABLE C", "Cars")]
    [InlineData("CREATE INDEX ON ", "People Cars")]
    [InlineData("DROP INDEX \"x\" ON P", "People")]
    [InlineData("SELECT * FROM history(P", "People")]
    [InlineData("CREATE INDEX ON People (I", "Id")]
    [InlineData("SELECT * FROM People WHERE ", "Id \"first name\"")]
    [InlineData("SELECT * FROM People -- the\n WHERE Id = '' AND f", "\"first name\"")]
    [InlineData("UPDATE People AS p SET p.", "Id \"first name\"")]
    [InlineData("SELECT * FROM People WHERE Id = 'WHERE ", "")]
    [InlineData("SELECT * FROM Cars WHERE ", "")]
    [InlineData("SELECT * FROM _ql_committed_P", "_ql_committed_People")]
    [InlineData("SELECT * FROM People AS p JOIN _Ql", "_ql_committed_People _ql_committed_Cars")]
    [InlineData("SELECT * FROM infor", "information_schema.user_tables")]
    [InlineData("DELETE FROM _", "")]
    [InlineData("INSERT INTO i", "")]
    [InlineData("SELECT ", "")]
    [InlineData("", "")]
    public void A_statement_goes_on_with_names_that_fit(string statement, string expected)
    {
        IEnumerable<(string Statement, string Name)> offers = StatementCompleter.Complete(statement, _names, ledger: null);
        string kept = statement[..^Regex.Match(statement, "[A-Za-z_]*$").Length];
        Assert.Equal(expected, string.Join(' ', offers.Select(offer => offer.Statement[kept.Length..])));
    }

    [EngineFact]
    public void Names_are_those_of_the_ledger_and_the_oldest_statements_are_forgotten()
    {
        Assert.Empty(_names.Tables("cars"));
        for (int i = 0; i < 50; i++)
        {
            Run($"SELECT * FROM T{i}");
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"T{i}"), _names.Tables("default"));
    }

    [EngineTheory]
    [InlineData("SELECT * FROM Seen", "Size Colour")]
    [InlineData("select * from \"Seen\" AS s WHERE s.Size = 1", "Size Colour")]
    [InlineData("SELECT Size AS Colour FROM Seen", "")]
    [InlineData("SELECT * FROM Seen AS s, Cars AS c", "")]
    [InlineData("SELECT * FROM Seen AS s JOIN Cars AS c ON s.Size = c.Size", "")]
    [InlineData("SELECT * FROM _ql_committed_Seen", "")]
    public void Documents_that_were_read_tell_the_fields_of_their_table(string statement, string expected)
    {
        _names.Add("default", new StatementInput(statement, []), IonValue.Parse("{Size:1,Colour:red}"));
        Assert.Equal(expected, string.Join(' ', _names.Fields("default", "Seen")));
        _names.Remove("default");
        Run(statement);
        Assert.Empty(_names.Fields("default", "Seen"));
    }

    [EngineFact]
    public void What_a_query_gave_is_completed_after_WHERE()
    {
        using Shell shell = new();
        Assert.Empty(shell.Run("Invoke-QLDBCommand", new { Statement = new[] { "CREATE TABLE Seen", "INSERT INTO Seen {'Size': 1}", "SELECT * FROM Seen" } }).Errors);
        Runspace.DefaultRunspace = shell.Runspace;
        try
        {
            Assert.Empty(Common.RunspaceState.Current.QldbNames.Fields("default", "Seen"));
            Assert.Single(shell.Run("Invoke-QLDBCommand", new { Statement = "SELECT * FROM Seen" }).Output);
            Assert.Equal(["Size"], Common.RunspaceState.Current.QldbNames.Fields("default", "Seen"));
        }
        finally
        {
            Runspace.DefaultRunspace = null;
        }
    }

    [EngineFact]
    public void The_names_of_a_removed_ledger_are_forgotten()
    {
        _names.Add("cars", new StatementInput("CREATE TABLE Wheels", []));
        _names.Remove("default");
        Assert.Empty(_names.Tables("default"));
        Assert.Equal(["Wheels"], _names.Tables(ledger: null));
    }

    [EngineFact]
    public void The_catalog_is_no_table_of_the_ledger()
    {
        Run("SELECT * FROM information_schema.user_tables");
        Assert.DoesNotContain("information_schema", _names.Tables("default"));
    }

    [EngineFact]
    public void A_session_is_named_by_its_beginning()
    {
        using Shell shell = new();
        Assert.Empty(shell.Run("New-QLDBSession", new { Name = "mine" }).Errors);
        Assert.Empty(shell.Run("New-QLDBSession", new { Name = "their own" }).Errors);
        Assert.Empty(shell.Run("New-QLDBSession").Errors);
        Runspace.DefaultRunspace = shell.Runspace;
        try
        {
            Assert.Equal(["mine", "'their own'"], Offers(""));
            Assert.Equal(["'their own'"], Offers("'TH"));
        }
        finally
        {
            Runspace.DefaultRunspace = null;
        }
    }

    private static string[] Offers(string word) =>
        [.. new SessionNameCompleter().CompleteArgument("Remove-QLDBSession", "Session", word, null!, new Hashtable()).Select(offer => offer.CompletionText)];

    private void Run(string statement, params string[] parameters) =>
        _names.Add("default", new StatementInput(statement, [.. parameters.Select(parameter => IonValue.Parse(parameter))]));
}
