using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>What chooses from a list has no effect beside an id, and is refused rather than ignored.</summary>
public sealed class IdParameterTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineTheory]
    [InlineData("Get-DLFarm", "FarmId", "DisplayName")]
    [InlineData("Get-DLFarm", "FarmId", "PrincipalId")]
    [InlineData("Get-DLQueue", "FarmId,QueueId", "DisplayName")]
    [InlineData("Get-DLQueue", "FarmId,QueueId", "Status")]
    [InlineData("Get-DLJob", "FarmId,QueueId,JobId", "Name")]
    [InlineData("Get-DLJob", "FarmId,QueueId,JobId", "Status")]
    [InlineData("Get-DLJob", "FarmId,QueueId,JobId", "NextToken")]
    [InlineData("Get-DLStep", "FarmId,QueueId,JobId,StepId", "Name")]
    [InlineData("Get-DLTask", "FarmId,QueueId,JobId,StepId,TaskId", "Status")]
    [InlineData("Get-DLWorker", "FarmId,FleetId,WorkerId", "Status")]
    [InlineData("Get-DLSession", "FarmId,QueueId,JobId,SessionId", "Status")]
    [InlineData("Get-DLSession", "FarmId,QueueId,JobId,SessionId", "WorkerId")]
    [InlineData("Get-DLSessionAction", "FarmId,QueueId,JobId,SessionActionId", "Status")]
    [InlineData("Get-DLSessionAction", "FarmId,QueueId,JobId,SessionActionId", "Kind")]
    [InlineData("Get-DLSessionAction", "FarmId,QueueId,JobId,SessionActionId", "TaskId")]
    [InlineData("Get-QApp", "AppId", "Title")]
    [InlineData("Get-ApiGatewayIntegrationResponse", "ApiId,IntegrationId,IntegrationResponseId", "NextToken")]
    public void Another_choice_is_refused_by_name(string command, string ids, string parameter)
    {
        Dictionary<string, object> parameters = ids.Split(',').ToDictionary(id => id, id => (object)"any");
        parameters[parameter] = "other";
        Outcome outcome = _shell.Run(command, parameters);
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.StartsWith($"Parameter -{parameter} has no effect with -{ids.Split(',')[^1]}", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_shell.Endpoint.Calls);
    }

    [EngineTheory]
    [InlineData("Failed")]
    [InlineData("NoAutoIteration")]
    public void So_is_a_switch(string parameter)
    {
        Dictionary<string, object> parameters = new() { ["SessionActionId"] = "any", ["FarmId"] = "any", ["QueueId"] = "any", ["JobId"] = "any", [parameter] = true };
        Assert.Contains("-" + parameter, _shell.Run("Get-DLSessionAction", parameters).Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void So_is_a_choice_among_piped_objects()
    {
        Outcome outcome = Outcome.Of(_shell.Pipeline("Get-DLFarm").Then("Get-DLFarm", new { DisplayName = "sample" }));
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Empty(outcome.Output);
    }

    [EngineTheory]
    [InlineData("Connect-SessionTools", "Path")]
    [InlineData("Export-DLTrace", "Path")]
    [InlineData("Start-AppConfigSession", "BackupPath")]
    [InlineData("Export-QLDBJournal", "Path")]
    [InlineData("Import-QLDBJournal", "Path")]
    [InlineData("Test-QLDBJournal", "Path")]
    [InlineData("ConvertFrom-Ion", "Path")]
    [InlineData("ConvertFrom-Ion", "LiteralPath")]
    public void A_path_that_is_none_of_the_file_system_is_refused_by_name(string command, string parameter)
    {
        Dictionary<string, object> parameters = command switch
        {
            "Connect-SessionTools" => new() { ["Local"] = true },
            "Import-QLDBJournal" => new() { ["LedgerName"] = "copy" },
            "Export-QLDBJournal" or "Test-QLDBJournal" or "ConvertFrom-Ion" => [],
            "Export-DLTrace" => new() { ["FarmId"] = "any", ["QueueId"] = "any", ["JobId"] = "any" },
            _ => new() { ["ApplicationIdentifier"] = "any", ["EnvironmentIdentifier"] = "any", ["ConfigurationProfileIdentifier"] = "any" },
        };
        parameters[parameter] = "env:foo";
        Outcome outcome = Outcome.Of(command is "Connect-SessionTools" or "ConvertFrom-Ion" ? _shell.Bare(command, parameters) : _shell.Pipeline(command, parameters));
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Contains($"-{parameter} must be a path of the file system", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("'env:foo'", outcome.Error.ToString(), StringComparison.Ordinal);
    }
}
