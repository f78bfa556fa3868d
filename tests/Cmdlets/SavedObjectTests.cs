using System;
using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Objects of Import-Clixml and of jobs: what reads takes them over the connection at hand, what changes something does not.</summary>
public sealed class SavedObjectTests : IDisposable
{
    private static readonly object s_motd =
        new { ApplicationIdentifier = "sample", EnvironmentIdentifier = "prod", ConfigurationProfileIdentifier = "motd" };

    private readonly Shell _shell = new();

    public SavedObjectTests() => Outcome.Of(_shell.Bare("Connect-SessionTools", new { Local = true, Sample = true }));

    public void Dispose() => _shell.Dispose();

    [EngineTheory]
    [InlineData("Get-DLFarm", "Get-DLQueue")]
    [InlineData("Get-DLQueue", "Get-DLJob")]
    [InlineData("Get-DLJob", "Get-DLStep")]
    [InlineData("Get-DLJob", "Measure-DLSession")]
    [InlineData("Get-DLWorker", "Get-DLSession")]
    [InlineData("Get-QApp", "Get-QApp")]
    [InlineData("Get-ApiGatewayIntegrationResponse", "Get-ApiGatewayIntegrationResponse")]
    [InlineData("Get-ApiGatewayIntegrationResponse", "Compare-ApiGatewayIntegrationResponse")]
    [InlineData("Get-ApiGatewayIntegrationResponse", "Export-ApiGatewayIntegrationResponse")]
    public void A_saved_object_leads_on_over_the_connection_at_hand(string from, string to)
    {
        PSObject live = First(from);
        int found = Ok(Outcome.Of(_shell.Bare(to), [live])).Output.Count;
        Assert.NotEqual(0, found);
        foreach (object left in new object[] { SavedObject.Picture(), "local (in memory)" })
        {
            Assert.Equal(found, Ok(Outcome.Of(_shell.Bare(to), [SavedObject.Of(live, left)])).Output.Count);
        }
    }

    [EngineFact]
    public void A_connection_that_is_named_counts_over_what_was_saved()
    {
        PSObject job = First("Get-DLJob");
        int calls = _shell.Calls("ListSteps");
        Ok(Outcome.Of(_shell.Pipeline("Get-DLStep"), [SavedObject.Of(job, SavedObject.Picture())]));
        Assert.Equal(calls + 1, _shell.Calls("ListSteps"));
    }

    [EngineTheory]
    [InlineData("Get-QApp", "Start-QAppSession")]
    [InlineData("Get-ApiGatewayIntegrationResponse", "Remove-ApiGatewayIntegrationResponse")]
    [InlineData("Get-ApiGatewayIntegrationResponse", "Import-ApiGatewayIntegrationResponse")]
    public void What_changes_something_wants_the_connection_named(string from, string to)
    {
        PSObject live = First(from);
        Outcome outcome = Outcome.Of(_shell.Bare(to), [SavedObject.Of(live, SavedObject.Picture()), SavedObject.Of(live, "eu-central-1 prod")]);
        Assert.Empty(outcome.Output);
        Assert.Null(outcome.Terminating);
        Assert.Equal(2, outcome.Errors.Count);
        Assert.All(outcome.Errors, error => Assert.StartsWith("ParameterArgumentTransformationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Contains("only a picture of the original", outcome.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Contains("'eu-central-1 prod'", outcome.Errors[1].Exception.Message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_saved_configuration_names_its_profile()
    {
        PSObject saved = SavedObject.Of(Assert.Single(Ok(Outcome.Of(_shell.Bare("Get-AppConfigConfiguration", s_motd))).Output), SavedObject.Picture());
        PSObject again = Assert.Single(Ok(Outcome.Of(_shell.Bare("Get-AppConfigConfiguration"), [saved])).Output);
        Assert.Equal("Welcome to the sample.", again.Properties["Value"].Value);
    }

    [EngineFact]
    public void A_saved_configuration_session_is_refused()
    {
        PSObject saved = SavedObject.Of(Assert.Single(Ok(Outcome.Of(_shell.Bare("Start-AppConfigSession", s_motd))).Output), SavedObject.Picture());
        Outcome outcome = Outcome.Of(_shell.Bare("Get-AppConfigConfiguration"), [saved]);
        Assert.Empty(outcome.Output);
        Assert.Contains("appconfigsession has been serialized", outcome.Error.Exception.Message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_configuration_session_live_or_saved_names_the_profile_of_a_new_one()
    {
        PSObject live = Assert.Single(Ok(Outcome.Of(_shell.Bare("Start-AppConfigSession", s_motd))).Output);
        foreach (PSObject given in new[] { live, SavedObject.Of(live, SavedObject.Picture()) })
        {
            PSObject started = Assert.Single(Ok(Outcome.Of(_shell.Bare("Start-AppConfigSession"), [given])).Output);
            Assert.Equal("motd", started.Properties["ConfigurationProfileIdentifier"].Value);
            Assert.Null(started.Properties["BackupPath"].Value);
        }
    }

    [EngineFact]
    public void A_backup_path_that_is_empty_is_refused()
    {
        Outcome outcome = Outcome.Of(_shell.Bare("Start-AppConfigSession", new
        {
            ApplicationIdentifier = "sample", EnvironmentIdentifier = "prod", ConfigurationProfileIdentifier = "motd", BackupPath = "",
        }));
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Empty(outcome.Output);
    }

    private PSObject First(string command) => Ok(Outcome.Of(_shell.Bare(command))).Output[0];

    private static Outcome Ok(Outcome outcome)
    {
        Assert.Null(outcome.Terminating);
        Assert.Empty(outcome.Errors);
        return outcome;
    }
}
