using System.ComponentModel;
using System.Management.Automation;
using SessionTools.Clients.Qldb;
using SessionTools.Common;
using SessionTools.Qldb;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets that ask QLDB's control plane about one ledger.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LedgerCmdlet : ControlCmdlet
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Ledger")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LedgerNameCompleter))]
    public string LedgerName { get; set; } = QldbSessions.DefaultLedger;

    internal override string ParameterFor(string memberPath) => memberPath == "Name" ? nameof(LedgerName) : base.ParameterFor(memberPath);

    protected override object ErrorTarget => LedgerName;

    private protected LedgerJournal Journal => new(CurrentConnection, LedgerName);
}
