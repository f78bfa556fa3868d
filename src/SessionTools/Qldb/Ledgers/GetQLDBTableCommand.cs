using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Qldb;
using SessionTools.Common;
using SessionTools.Ion;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "QLDBTable")]
[OutputType(typeof(QLDBTable))]
public sealed class GetQLDBTableCommand : QldbCmdlet
{
    private const string Query = "SELECT * FROM information_schema.user_tables";

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Ledger")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LedgerNameCompleter))]
    public override string? LedgerName
    {
        get => base.LedgerName;
        set => base.LedgerName = value;
    }

    [Parameter(Position = 0)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    [SupportsWildcards]
    public string TableName { get; set; } = "*";

    /// <summary>Tables that were dropped too; their history is still there.</summary>
    [Parameter]
    public SwitchParameter IncludeDropped { get; set; }

    protected override object ErrorTarget => TableName;

    protected override void ProcessInput()
    {
        QLDBTransaction? open = OpenTransaction();
        QLDBSession session = open?.Session ?? ChosenSession();
        IReadOnlyList<IonValue> rows = Await(stop => open is null ? ReadAsync(session, stop) : ReadAsync(open.Transaction, stop));
        QLDBTable[] named = [.. Named(rows.OfType<IonStruct>().Select(row => new QLDBTable(row, session.LedgerName, session.Connection)))];
        QLDBTable[] wanted = [.. named.Where(table => IncludeDropped || !string.Equals(table.Status, "INACTIVE", StringComparison.Ordinal))];
        RequireTable(session.LedgerName, wanted, wasDropped: named.Length > 0);
        foreach (QLDBTable table in wanted)
        {
            RunspaceState.Current.RecentIds.Add(nameof(TableName), table.TableName, table.TableName);
            RunspaceState.Current.QldbNames.Add(table);
            WriteObject(table);
        }
    }

    private IEnumerable<QLDBTable> Named(IEnumerable<QLDBTable> tables)
    {
        WildcardPattern pattern = WildcardPattern.Get(TableName, WildcardOptions.IgnoreCase);
        return tables.Where(table => pattern.IsMatch(table.TableName));
    }

    /// <exception cref="TableNotFoundException">A name without wildcards names no table.</exception>
    private void RequireTable(string ledgerName, QLDBTable[] tables, bool wasDropped)
    {
        if (tables.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(TableName))
        {
            throw new TableNotFoundException(ledgerName, TableName, wasDropped);
        }
    }

    private static async Task<IReadOnlyList<IonValue>> ReadAsync(QLDBSession session, CancellationToken stop)
    {
        using QldbExecution execution = new(session.Pool, QldbRetryPolicy.Default);
        return await execution.RunAsync(ReadAsync, stop).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<IonValue>> ReadAsync(QldbTransaction transaction, CancellationToken stop) =>
        await (await transaction.ExecuteAsync(Query, [], stop).ConfigureAwait(false)).ReadAllAsync().ConfigureAwait(false);
}
