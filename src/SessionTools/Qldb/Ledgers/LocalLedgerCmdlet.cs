using System.ComponentModel;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using SessionTools.Common;
using SessionTools.Qldb;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets that make, show and remove ledgers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LocalLedgerCmdlet : ControlCmdlet
{
    internal override string ParameterFor(string memberPath) => memberPath == "Name" ? "LedgerName" : memberPath;

    private protected ServiceClient Client => CurrentConnection.Client(ControlService.Description);

    private protected QLDBLocalLedger Describe(string name)
    {
        Connection connection = CurrentConnection;
        DescribeLedgerResponse ledger = Await(stop => DescribeAsync(connection, name, stop));
        RunspaceState.Current.RecentIds.Add("LedgerName", name, name);
        return new QLDBLocalLedger(ledger, connection);
    }

    /// <summary>What is done in this process, and not by the control plane, has the same rule for names.</summary>
    /// <exception cref="InvalidParameterException">It is no name of a ledger.</exception>
    private protected static void RequireLedgerName(string name)
    {
        if (ConstraintChecker.FirstViolation(QldbShapes.LedgerName, name, "Name") is { } violation)
        {
            throw new InvalidParameterException(violation);
        }
    }

    private protected static Task<DescribeLedgerResponse> DescribeAsync(Connection connection, string name, CancellationToken stop) =>
        connection.Client(ControlService.Description).CallAsync(ControlOperations.DescribeLedger, new DescribeLedgerRequest { Name = name }, stop);
}
