using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Common;
using SessionTools.Common;
using SessionTools.Qldb;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets that work in a ledger: by a session, by the ledger's name, or in the open transaction.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class QldbCmdlet : ConnectedCmdlet
{
    [Parameter]
    [Alias("Ledger")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LedgerNameCompleter))]
    public virtual string? LedgerName { get; set; }

    /// <summary>A session, or its name.</summary>
    [Parameter]
    [SessionByName]
    [LiveObject]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public QLDBSession? Session { get; set; }

    internal override Connection CurrentConnection => ReadyToCall(QldbConnections.Choose(Connection, Overrides(), Stored, RunspaceState.Current));

    internal override string ParameterFor(string memberPath) => memberPath.Split('.', '[') switch
    {
        ["StartSession", ..] => nameof(LedgerName),
        ["ExecuteStatement", "Parameters", ..] => "Parameter",
        [_, string member, ..] => member,
        _ => memberPath,
    };

    private protected static QldbSessions Sessions => RunspaceState.Current.Qldb;

    /// <summary>The session that parameters name, else the runspace's default, else that of the ledger "default".</summary>
    /// <exception cref="InvalidParameterException">-LedgerName beside a session is another ledger.</exception>
    /// <exception cref="ConnectionException">The connection parameters beside a session lead elsewhere.</exception>
    private protected QLDBSession ChosenSession()
    {
        if (Session is not null)
        {
            CheckBeside(Session);
            return Session;
        }

        if (LedgerName is null && !NamesConnection && Sessions.Default is { } usual)
        {
            return usual;
        }

        return LedgerName is null && !NamesConnection
            ? Sessions.GetOrAddUsual(CurrentConnection)
            : Sessions.GetOrAdd(CurrentConnection, LedgerName ?? QldbSessions.DefaultLedger);
    }

    /// <summary>The latest open transaction of the runspace that fits the parameters, or null.</summary>
    private protected QLDBTransaction? OpenTransaction() => Sessions.Transactions.FirstOrDefault(transaction =>
        (Session is null || transaction.Session == Session)
        && (LedgerName is null || transaction.LedgerName == LedgerName)
        && (!NamesConnection || transaction.Connection == CurrentConnection));

    private void CheckBeside(QLDBSession session)
    {
        if (LedgerName is not null && LedgerName != session.LedgerName)
        {
            throw new InvalidParameterException(new ConstraintViolation(
                nameof(LedgerName), $"contradicts -Session '{session}', which is of ledger '{session.LedgerName}'", LedgerName));
        }

        if (NamesConnection && CurrentConnection is { } other && other.Settings != session.Connection.Settings)
        {
            string given = EndpointUrl is not null ? "-EndpointUrl leads" : Connection is not null ? "-Connection leads" : "the region or credentials lead";
            throw new ConnectionException(
                ConnectionProblem.ConflictingParameters,
                $"-Session '{session}' goes over '{session.Connection}', and {given} elsewhere, to '{other}'. Give one of them.");
        }
    }
}
