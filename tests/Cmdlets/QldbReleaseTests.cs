using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Common;
using SessionTools.EngineTests;
using SessionTools.Ledger.Transactions;
using SessionTools.Server;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>
/// What a command, a runspace or the module leaves behind on a real ledger when it is stopped, closed or removed: in this process, and
/// behind the server. A read over the 64,000,000 pairs of this table would take minutes.
/// </summary>
public sealed class QldbReleaseTests : IAsyncLifetime, IAsyncDisposable
{
    private const string LongSearch = "SELECT a.n FROM Numbers AS a, Numbers AS b, Numbers AS c WHERE a.n + b.n + c.n = -1";
    private const string LongList = "SELECT a.n FROM Numbers AS a, Numbers AS b, Numbers AS c";
    private const int Documents = 400;

    /// <summary>A guard against hanging, not a measure.</summary>
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(4);

    private readonly Shell _shell = new();
    private readonly EndpointServer _server;

    public QldbReleaseTests()
    {
        _server = new EndpointServer(_shell.Endpoint, new ServerOptions { Port = 0 }, TimeProvider.System);
    }

    private IReadOnlyList<LedgerSession> Sessions => _shell.Endpoint.QldbSession.Sessions;

    private IEnumerable<string> Transactions => Sessions.Select(session => session.OpenTransactionId).OfType<string>();

    public async Task InitializeAsync()
    {
        await _server.StartAsync(CancellationToken.None);
        Assert.Empty(_shell.Run("New-QLDBLocalLedger", new { LedgerName = "big", NoQuota = true }).Errors);
        string documents = string.Join(',', Enumerable.Range(0, Documents).Select(number => $"{{'n':{number}}}"));
        Assert.Empty(_shell.Run("Invoke-QLDBCommand", new { LedgerName = "big", Statement = new[] { "CREATE TABLE Numbers", $"INSERT INTO Numbers <<{documents}>>" } }).Errors);
        Assert.Empty(Outcome.Of(_shell.Bare("Get-QLDBSession").Then("Remove-QLDBSession")).Errors);
        Assert.Empty(Sessions);
    }

    public async ValueTask DisposeAsync()
    {
        _shell.Dispose();
        await _server.DisposeAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [EngineTheory]
    [InlineData(false, LongSearch)]
    [InlineData(true, LongSearch)]
    [InlineData(false, LongList)]
    [InlineData(true, LongList)]
    public void A_read_that_is_stopped_leaves_no_transaction(bool overServer, string statement)
    {
        using (PowerShell read = Pipeline(overServer, "Invoke-QLDBCommand", new { Statement = statement }))
        {
            PSDataCollection<PSObject> output = [];
            int before = _shell.Calls("SendCommand");
            IAsyncResult running = read.BeginInvoke<PSObject, PSObject>(null, output);
            SpinWait.SpinUntil(() => (Transactions.Any() && _shell.Calls("SendCommand") - before >= 3 && (statement == LongSearch || output.Count > 0)) || running.IsCompleted);
            Assert.False(running.IsCompleted);
            Assert.True(Task.Run(read.Stop).Wait(s_bound));
            Assert.Throws<PipelineStoppedException>(() => read.EndInvoke(running));
        }

        Assert.Empty(Transactions);
        LedgerSession session = Assert.Single(Sessions);
        Assert.Empty(Run(overServer, "INSERT INTO Numbers ?", new { n = -1 }).Errors);
        Assert.Same(session, Assert.Single(Sessions));
        Assert.Single(Run(overServer, "SELECT * FROM Numbers WHERE n = -1").Output);
    }

    [EngineTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_runspace_that_closes_ends_its_sessions(bool overServer)
    {
        LeaveOpen(overServer);
        _shell.Runspace.Dispose();
        Assert.Empty(Sessions);
    }

    [EngineTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_module_that_is_removed_ends_the_sessions_of_its_runspace(bool overServer)
    {
        LeaveOpen(overServer);
        Runspace? before = Runspace.DefaultRunspace;
        Runspace.DefaultRunspace = _shell.Runspace;
        try
        {
            new ModuleLifetime().OnRemove(null!);
        }
        finally
        {
            Runspace.DefaultRunspace = before;
        }

        Assert.Empty(Sessions);
        Assert.Empty(Run(overServer, "SELECT * FROM Numbers WHERE n = -1").Errors);
    }

    /// <summary>A transaction with a change, and a session that waits.</summary>
    private void LeaveOpen(bool overServer)
    {
        Assert.Empty(Outcome.Of(Pipeline(overServer, "Start-QLDBTransaction")).Errors);
        Assert.Empty(Run(overServer, "INSERT INTO Numbers ?", new { n = -1 }).Errors);
        Assert.Empty(Outcome.Of(Pipeline(overServer, "New-QLDBSession", new { Name = "idle" })).Errors);
        Assert.Empty(Outcome.Of(_shell.Bare("Invoke-QLDBCommand", new { Session = "idle", Statement = "SELECT * FROM Numbers WHERE n = -1" })).Errors);
        Assert.Equal((2, 1), (Sessions.Count, Transactions.Count()));
    }

    private Outcome Run(bool overServer, string statement, params object[] parameters) =>
        Outcome.Of(Pipeline(overServer, "Invoke-QLDBCommand", new { Statement = statement, Parameter = parameters }));

    private PowerShell Pipeline(bool overServer, string command, object? parameters = null)
    {
        PowerShell pipeline = overServer
            ? _shell.Bare(command, parameters).AddParameters(new
            {
                EndpointUrl = _server.Url,
                Region = "eu-central-1",
                AccessKey = TestConnections.FakeAccessKey,
                SecretKey = TestConnections.FakeSecretKey,
            })
            : _shell.Pipeline(command, parameters);
        return pipeline.AddParameter("LedgerName", "big");
    }
}
