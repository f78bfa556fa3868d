using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Qldb;
using SessionTools.Common;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.New, "QLDBSession")]
[OutputType(typeof(QLDBSession))]
public sealed class NewQLDBSessionCommand : ConnectedCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Ledger")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LedgerNameCompleter))]
    public string LedgerName { get; set; } = QldbSessions.DefaultLedger;

    /// <summary>What -Session takes. Without a name the session becomes the runspace's default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxConcurrentTransactions { get; set; } = QldbSessions.DefaultMaxConcurrentTransactions;

    /// <summary>How long a session of the service may be unused; a number is seconds.</summary>
    [Parameter]
    [Duration]
    public TimeSpan IdleTimeout { get; set; } = QldbSessions.DefaultIdleTimeout;

    internal override Connection CurrentConnection => ReadyToCall(QldbConnections.Choose(Connection, Overrides(), Stored, RunspaceState.Current));

    internal override string ParameterFor(string memberPath) => nameof(LedgerName);

    protected override object ErrorTarget => LedgerName;

    protected override void ProcessInput()
    {
        QldbSessions sessions = RunspaceState.Current.Qldb;
        sessions.RequireFree(Name);
        QLDBSession session = new(CurrentConnection, LedgerName, Name, MaxConcurrentTransactions, IdleTimeout);
        Await(stop => OpenAsync(session, stop));
        sessions.Add(session);
        WriteObject(session);
    }

    /// <summary>A first session of the service, which shows that the ledger is there.</summary>
    private static async Task OpenAsync(QLDBSession session, CancellationToken stop)
    {
        QldbSession first = await session.Pool.TakeAsync(fresh: true, stop).ConfigureAwait(false);
        session.Pool.Return(first);
    }
}
