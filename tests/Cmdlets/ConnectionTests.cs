using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Deadline;
using SessionTools.EngineTests;
using SessionTools.Local.Common;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

public sealed class ConnectionTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void A_queue_alone_is_one_of_the_first_farm()
    {
        Bare("Connect-SessionTools", new { Local = true, Sample = true });
        PSObject last = Bare("Get-DLQueue").Output[^1];
        string queue = (string)last.Properties["QueueId"].Value;
        Assert.NotEqual(queue, Bare("Get-SessionToolsConnection").Output[0].Properties["QueueId"].Value);
        Bare("Connect-SessionTools", new { Local = true, Sample = true, QueueId = queue });
        Assert.Equal(queue, Bare("Get-SessionToolsConnection").Output[0].Properties["QueueId"].Value);
        Assert.All(Bare("Get-DLJob").Output, job => Assert.Equal(queue, job.Properties["QueueId"].Value));
        Bare("Connect-SessionTools", new { Local = true, Sample = true, QueueId = "queue-00000000000000000000000000000000" });
        Assert.Equal("ResourceNotFound", Bare("Get-DLJob").ErrorId);
    }

    [EngineTheory]
    [InlineData("Get-DLJob", "JobId")]
    [InlineData("Get-DLSession", "SessionId")]
    [InlineData("Get-QApp", "AppId")]
    [InlineData("Get-ApiGatewayIntegrationResponse", "ApiId")]
    public void An_id_that_is_typed_and_empty_is_refused(string command, string parameter)
    {
        Bare("Connect-SessionTools", new { Local = true, Sample = true });
        foreach (string? value in new[] { "", null })
        {
            Outcome outcome = Outcome.Of(_shell.Bare(command).AddParameter(parameter, value));
            Assert.Empty(outcome.Output);
            Assert.Equal("InvalidParameterValue", outcome.ErrorId);
            Assert.Contains($"-{parameter} is empty", outcome.Error.ToString(), StringComparison.Ordinal);
        }
    }

    [EngineFact]
    public void Connecting_emits_nothing_and_sets_the_default()
    {
        Assert.Empty(Bare("Connect-SessionTools", new { Local = true, Sample = true }).Output);
        Connection connection = Assert.Single(Bare("Get-SessionToolsConnection").As<Connection>());
        Assert.True(connection.IsLocal);
        Assert.Equal("sample", Assert.Single(Bare("Get-DLFarm").As<Farm>()).DisplayName);
        Bare("Disconnect-SessionTools");
        Assert.Empty(Bare("Get-SessionToolsConnection").Output);
        Assert.Equal("MissingRegion", Bare("Get-DLFarm").ErrorId);
    }

    [EngineFact]
    public void NotDefault_leaves_the_default_alone()
    {
        Connection other = Assert.Single(Bare("Connect-SessionTools", new { Local = true, Sample = true, NotDefault = true, PassThru = true }).As<Connection>());
        Assert.Empty(Bare("Get-SessionToolsConnection").Output);
        Assert.Single(Bare("Get-DLFarm", new { Connection = other }).Output);
    }

    [EngineFact]
    public void A_folder_keeps_what_the_endpoint_knows()
    {
        string folder = Path.Combine(Path.GetTempPath(), "sessiontools-" + Guid.NewGuid().ToString("N"));
        try
        {
            Connection connection = Assert.Single(Bare("Connect-SessionTools", new { Local = true, Sample = true, Path = folder, PassThru = true }).As<Connection>());
            Assert.Equal(folder, connection.Path);
            Assert.True(File.Exists(Path.Combine(folder, "deadline.json")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [EngineFact]
    public void A_folder_that_cannot_be_used_is_named()
    {
        string file = Path.GetTempFileName();
        try
        {
            Outcome outcome = Bare("Connect-SessionTools", new { Local = true, Path = file });
            Assert.Equal("LocalDataUnusable", outcome.ErrorId);
            Assert.Contains(file, outcome.Error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [EngineFact]
    public void Connection_and_credentials_together_are_refused()
    {
        Outcome outcome = _shell.Run("Get-DLFarm", new { ProfileName = "any" });
        Assert.Equal("ConflictingConnection", outcome.ErrorId);
        Assert.Equal("ConflictingConnection", Bare("Connect-SessionTools", new { Region = "eu-central-1", AccessKey = "AKIAFAKE" }).ErrorId);
    }

    [EngineFact]
    public async Task Two_runspaces_do_not_see_each_other_s_connection()
    {
        using Shell other = new();
        await Task.WhenAll(
            Task.Run(() => Bare("Connect-SessionTools", new { Local = true, Sample = true })),
            Task.Run(() => Outcome.Of(other.Bare("Connect-SessionTools", new { Region = "ap-south-1", AccessKey = "AKIAFAKE", SecretKey = new Secret("fake") }))));
        Assert.True(Assert.Single(Bare("Get-SessionToolsConnection").As<Connection>()).IsLocal);
        Assert.Equal("ap-south-1", Assert.Single(Outcome.Of(other.Bare("Get-SessionToolsConnection")).As<Connection>()).Region);
        Outcome.Of(other.Bare("Disconnect-SessionTools"));
        Assert.Single(Bare("Get-SessionToolsConnection").Output);
    }

    [EngineFact]
    public void Eight_runspaces_in_parallel_keep_their_own_regions()
    {
        string[] regions = Enumerable.Range(1, 8).Select(number => $"eu-test-{number}").ToArray();
        Parallel.ForEach(regions, region =>
        {
            using Shell shell = new();
            Outcome.Of(shell.Bare("Connect-SessionTools", new { Region = region, AccessKey = "AKIAFAKE", SecretKey = new Secret("fake") }));
            for (int i = 0; i < 20; i++)
            {
                Assert.Equal(region, Assert.Single(Outcome.Of(shell.Bare("Get-SessionToolsConnection")).As<Connection>()).Region);
            }
        });
    }

    [EngineFact]
    public void A_closing_runspace_closes_its_connections()
    {
        Connection connection;
        using (Shell other = new())
        {
            connection = Assert.Single(Outcome.Of(other.Bare("Connect-SessionTools", new { Local = true, Sample = true, PassThru = true })).As<Connection>());
            Assert.Single(Outcome.Of(other.Bare("Get-DLFarm")).Output);
        }

        Assert.Equal("ConnectionClosed", Bare("Get-DLFarm", new { Connection = connection }).ErrorId);
    }

    [EngineFact]
    public void Parameters_alone_make_one_connection_for_all_pipelines()
    {
        Connection[] connections = Enumerable.Range(0, 3)
            .Select(_ => Assert.Single(_shell.Run("Get-DLFarm", new { Region = "eu-west-3" }).As<Farm>()).Connection)
            .ToArray();
        Assert.Equal("eu-west-3", connections[0].Region);
        Assert.All(connections, connection => Assert.Same(connections[0], connection));
    }

    [EngineFact]
    public void A_thousand_calls_in_a_loop_open_one_connection()
    {
        using RawServer server = new(_ => RawServer.Json("""{"farms":[]}"""));
        using Connection connection = new(TestConnections.Settings(endpoint: server.Url));
        for (int call = 0; call < 1000; call++)
        {
            Assert.Empty(Bare("Get-DLFarm", new { Connection = connection }).Errors);
        }

        Assert.Equal(1000, server.Requests);
        Assert.Equal(1, server.Connections);
    }

    [EngineFact]
    public void Ctrl_C_ends_a_call_that_hangs()
    {
        _shell.Clock.Skipping = false;
        _shell.Endpoint.Faults.Add(new Fault { Operation = "ListFarms", Delay = TimeSpan.FromDays(1) });
        using PowerShell pipeline = _shell.Pipeline("Get-DLFarm");
        IAsyncResult running = pipeline.BeginInvoke();
        SpinWait.SpinUntil(() => _shell.Calls("ListFarms") == 1);
        pipeline.Stop();
        Assert.Throws<PipelineStoppedException>(() => pipeline.EndInvoke(running));
        Assert.Equal(PSInvocationState.Stopped, pipeline.InvocationStateInfo.State);
    }

    [EngineFact]
    public void A_connection_that_was_serialized_is_refused_in_words()
    {
        PSObject picture = new();
        picture.TypeNames.Insert(0, "Deserialized.SessionTools.Connection");
        Outcome outcome = Bare("Get-DLFarm", new { Connection = picture });
        Assert.Equal("ParameterArgumentTransformationError", outcome.ErrorId);
        Assert.Contains("$using:", outcome.Error.Exception.Message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void The_text_of_a_connection_that_is_named_is_refused()
    {
        Outcome named = Bare("Get-DLFarm", new { Connection = "eu-central-1 prod" });
        Assert.Equal("ParameterArgumentTransformationError", named.ErrorId);
        Assert.Contains("'eu-central-1 prod'", named.Error.Exception.Message, StringComparison.Ordinal);
    }

    [EngineTheory]
    [InlineData(null)]
    [InlineData("local (in memory)")]
    public void An_object_whose_connection_is_null_or_text_takes_the_default(string? connection)
    {
        Bare("Connect-SessionTools", new { Local = true, Sample = true });
        Outcome piped = Piped(connection);
        Assert.Empty(piped.Errors);
        Assert.NotEmpty(piped.Output);
    }

    [EngineFact]
    public void A_profile_that_is_missing_ends_the_connecting()
    {
        Outcome outcome = Bare("Connect-SessionTools", new { ProfileName = "nobody", Region = "eu-central-1" });
        Assert.Equal("ProfileNotFound", outcome.ErrorId);
        Assert.Contains("'nobody'", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("/nowhere/config", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("/nowhere/credentials", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("ProfileNotFound", Bare("Connect-SessionTools", new { ProfileName = "nobody" }).ErrorId);
        Assert.Empty(Bare("Get-SessionToolsConnection").Output);
    }

    [EngineFact]
    public void A_region_that_is_none_ends_the_connecting() =>
        Assert.Equal("InvalidRegion", Bare("Connect-SessionTools", new { Region = "-" }).ErrorId);

    [EngineFact]
    public void Secrets_are_shown_nowhere()
    {
        Connection connection = Assert.Single(Bare("Connect-SessionTools", new
        {
            Region = "eu-central-1",
            AccessKey = "AKIAFAKE",
            SecretKey = new Secret("planted-secret"),
            SessionToken = new Secret("planted-token"),
            PassThru = true,
        }).As<Connection>());
        PSObject wrapped = PSObject.AsPSObject(connection);
        string shown = wrapped + string.Join(' ', wrapped.Properties.Select(property => $"{property.Name}={property.Value}"));
        Assert.DoesNotContain("planted", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", new Secret("planted-secret").ToString(), StringComparison.Ordinal);
    }

    /// <summary>The queues of a farm that comes down the pipeline with a connection, or what is left of one.</summary>
    private Outcome Piped(string? connection)
    {
        PSObject farm = new();
        farm.Properties.Add(new PSNoteProperty("FarmId", _shell.Connection.FarmId ?? Assert.Single(_shell.Run("Get-DLFarm").As<Farm>()).FarmId));
        farm.Properties.Add(new PSNoteProperty("Connection", connection));
        return Outcome.Of(_shell.Bare("Get-DLQueue"), [farm]);
    }

    private Outcome Bare(string command, object? parameters = null) => Outcome.Of(_shell.Bare(command, parameters));
}
