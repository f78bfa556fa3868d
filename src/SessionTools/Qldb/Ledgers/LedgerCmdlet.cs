using System.ComponentModel;
using System.Management.Automation;
using SessionTools.Clients.Qldb;
using SessionTools.Common;
using SessionTools.Ledger;
using SessionTools.Qldb;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets that ask QLDB's control plane about one ledger.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LedgerCmdlet : ControlCmdlet
{
    private readonly StrandLedgers _strands = new();
    private QLDBSession? _defaultSession;

    /// <summary>The ledger; where it is not given, that of the runspace's default session, else "default".</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Ledger")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LedgerNameCompleter))]
    public string? LedgerName { get; set; }

    internal override Connection CurrentConnection =>
        LedgerName is null && UsualSession is { } usual ? ReadyToCall(usual.Connection) : base.CurrentConnection;

    internal override string ParameterFor(string memberPath) => memberPath == "Name" ? nameof(LedgerName) : base.ParameterFor(memberPath);

    protected override object ErrorTarget => ChosenLedger;

    /// <summary>The ledger that is named, or the one that is meant where none is.</summary>
    private protected string ChosenLedger => LedgerName ?? UsualSession?.LedgerName ?? QldbSessions.DefaultLedger;

    private protected LedgerJournal Journal => new(CurrentConnection, ChosenLedger);

    /// <summary>The journal of the ledger that is named; where none is, of the one whose strand an address has.</summary>
    /// <exception cref="JournalException">No ledger of the connection has the strand.</exception>
    private protected LedgerJournal JournalOf(BlockAddress address)
    {
        Connection connection = CurrentConnection;
        string name = LedgerName ?? Await(stop => _strands.FindAsync(connection, ChosenLedger, address.StrandId, stop));
        return new LedgerJournal(connection, name);
    }

    /// <summary>The runspace's default session, where no parameter names a connection.</summary>
    private QLDBSession? UsualSession => NamesConnection ? null : _defaultSession;

    protected override void BeginInput()
    {
        base.BeginInput();
        _defaultSession = RunspaceState.Current.Qldb.Default;
    }
}
