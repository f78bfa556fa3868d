using System;
using System.Management.Automation;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using SessionTools.Common;
using SessionTools.Ledger;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.New, "QLDBLocalLedger", SupportsShouldProcess = true)]
[OutputType(typeof(QLDBLocalLedger))]
public sealed class NewQLDBLocalLedgerCommand : LocalLedgerCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Ledger")]
    public string LedgerName { get; set; } = null!;

    /// <summary>The ledger is removed only with -Force.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter DeletionProtection { get; set; }

    /// <summary>How long a transaction may stay open; embedded ledgers only. QLDB's 30 seconds where it is not given.</summary>
    [Parameter]
    [Duration]
    [DurationRange("00:00:01", "1.00:00:00")]
    public TimeSpan? TransactionTimeout { get; set; }

    /// <summary>Without QLDB's quotas of documents, tables, indexes and sizes; embedded ledgers only.</summary>
    [Parameter]
    public SwitchParameter NoQuota { get; set; }

    /// <summary>Statements may use what QLDB refused: ORDER BY, LIMIT, GROUP BY and the like; embedded ledgers only.</summary>
    [Parameter]
    public SwitchParameter Extended { get; set; }

    protected override object ErrorTarget => LedgerName;

    protected override void ProcessInput()
    {
        RequireLedgerName(LedgerName);
        if (!ShouldProcess(LedgerName, "Create ledger"))
        {
            return;
        }

        // A ledger of that name is refused in the words of the control plane.
        if (!HasOwnSettings || !TryCreateEmbedded())
        {
            CreateLedgerRequest request = new() { Name = LedgerName, PermissionsMode = "ALLOW_ALL", DeletionProtection = DeletionProtection };
            ServiceClient client = Client;
            Await(stop => client.CallAsync(ControlOperations.CreateLedger, request, stop));
        }

        WriteObject(Describe(LedgerName));
    }

    private bool HasOwnSettings => TransactionTimeout is not null || NoQuota || Extended;

    private bool TryCreateEmbedded()
    {
        Connection connection = CurrentConnection;
        if (EmbeddedEndpoint(connection) is not { } endpoint)
        {
            string given = TransactionTimeout is not null ? nameof(TransactionTimeout) : NoQuota ? nameof(NoQuota) : nameof(Extended);
            throw new InvalidParameterException(new ConstraintViolation(given, $"is for embedded ledgers only, and '{connection}' leads to none", Value: null));
        }

        LedgerSettings settings = new() { IsDeletionProtected = DeletionProtection, HasQuotas = !NoQuota, IsExtended = Extended };
        settings = TransactionTimeout is { } timeout ? settings with { TransactionTimeout = timeout } : settings;
        return Await(stop => endpoint.CreateLedgerAsync(LedgerName, settings, stop).AsTask());
    }
}
