using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using SessionTools.Common;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommunications.Send, "QLDBCommand", DefaultParameterSetName = StartSessionSet, SupportsShouldProcess = true)]
[OutputType(typeof(QLDBCommandResult))]
public sealed class SendQLDBCommandCommand : ConnectedCmdlet
{
    private const string StartSessionSet = "StartSession";
    private const string StartTransactionSet = "StartTransaction";
    private const string ExecuteStatementSet = "ExecuteStatement";
    private const string FetchPageSet = "FetchPage";
    private const string CommitTransactionSet = "CommitTransaction";
    private const string AbortTransactionSet = "AbortTransaction";
    private const string EndSessionSet = "EndSession";

    [Parameter(Mandatory = true, ParameterSetName = StartSessionSet)]
    public string LedgerName { get; set; } = null!;

    [Parameter(Mandatory = true, ParameterSetName = StartTransactionSet)]
    public SwitchParameter StartTransaction { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ExecuteStatementSet)]
    [ArgumentCompleter(typeof(StatementCompleter))]
    public string Statement { get; set; } = null!;

    [Parameter(ParameterSetName = ExecuteStatementSet)]
    [ParameterValues]
    public object[]? Parameter { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = FetchPageSet)]
    public string NextPageToken { get; set; } = null!;

    [Parameter(Mandatory = true, ParameterSetName = CommitTransactionSet)]
    public byte[] CommitDigest { get; set; } = null!;

    [Parameter(Mandatory = true, ParameterSetName = AbortTransactionSet)]
    public SwitchParameter AbortTransaction { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = EndSessionSet)]
    public SwitchParameter EndSession { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = StartTransactionSet)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ExecuteStatementSet)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FetchPageSet)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CommitTransactionSet)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = AbortTransactionSet)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = EndSessionSet)]
    public Secret QLDBSessionToken { get; set; } = null!;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ExecuteStatementSet)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FetchPageSet)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CommitTransactionSet)]
    public string TransactionId { get; set; } = null!;

    internal override Connection CurrentConnection => ReadyToCall(QldbConnections.Choose(Connection, Overrides(), Stored, RunspaceState.Current));

    internal override string ParameterFor(string memberPath) => memberPath.Split('.', '[') switch
    {
        ["SessionToken"] => nameof(QLDBSessionToken),
        ["ExecuteStatement", "Parameters", ..] => nameof(Parameter),
        [_, string member, ..] => member,
        _ => memberPath,
    };

    protected override object ErrorTarget => ParameterSetName;

    protected override void ProcessInput()
    {
        SendCommandRequest request = Request();
        Connection connection = CurrentConnection;
        if (ParameterSetName != FetchPageSet && !ShouldProcess(LedgerName ?? TransactionId ?? "the session", ParameterSetName))
        {
            return;
        }

        ServiceClient client = connection.Client(QldbSessionService.Description);
        SendCommandResult result = Await(stop => SendAsync(client, request, stop));
        WriteObject(new QLDBCommandResult(request, result, connection));
    }

    /// <exception cref="QldbException">The service refused to begin a session: only then it may mean the ledger.</exception>
    private async Task<SendCommandResult> SendAsync(ServiceClient client, SendCommandRequest request, CancellationToken stop)
    {
        try
        {
            return await client.CallAsync(QldbSessionService.SendCommand, request, stop).ConfigureAwait(false);
        }
        catch (ServiceException exception) when (ParameterSetName == StartSessionSet)
        {
            throw new QldbException(exception, LedgerName, transactionId: null);
        }
    }

    private SendCommandRequest Request()
    {
        SendCommandRequest request = new() { SessionToken = QLDBSessionToken?.Reveal() };
        return ParameterSetName switch
        {
            StartSessionSet => request with { StartSession = new StartSessionRequest { LedgerName = LedgerName } },
            StartTransactionSet => request with { StartTransaction = new EmptyCommand() },
            ExecuteStatementSet => request with { ExecuteStatement = ExecuteStatement() },
            FetchPageSet => request with { FetchPage = new FetchPageRequest { TransactionId = TransactionId, NextPageToken = NextPageToken } },
            CommitTransactionSet => request with { CommitTransaction = Commit() },
            AbortTransactionSet => request with { AbortTransaction = new EmptyCommand() },
            _ => request with { EndSession = new EmptyCommand() },
        };
    }

    private CommitTransactionRequest Commit() => new() { TransactionId = TransactionId, CommitDigest = CommitDigest };

    private ExecuteStatementRequest ExecuteStatement() => new()
    {
        TransactionId = TransactionId,
        Statement = Statement,
        Parameters = Parameter?.Select(ToIon).ToArray(),
    };

    /// <summary>Bytes are Ion binary, anything else is Ion text: this cmdlet converts nothing.</summary>
    private static ValueHolder ToIon(object? parameter) => (parameter is PSObject wrapped ? wrapped.BaseObject : parameter) switch
    {
        null => new ValueHolder { IonText = "null" },
        byte[] bytes => new ValueHolder { IonBinary = bytes },
        object value => new ValueHolder { IonText = Convert.ToString(value, CultureInfo.InvariantCulture) },
    };
}
