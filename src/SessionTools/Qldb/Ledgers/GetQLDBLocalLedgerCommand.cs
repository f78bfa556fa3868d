using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using SessionTools.Common;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "QLDBLocalLedger")]
[OutputType(typeof(QLDBLocalLedger))]
public sealed class GetQLDBLocalLedgerCommand : LocalLedgerCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Ledger")]
    [ArgumentCompleter(typeof(LedgerNameCompleter))]
    [SupportsWildcards]
    public string LedgerName { get; set; } = "*";

    protected override object ErrorTarget => LedgerName;

    protected override void ProcessInput()
    {
        if (!WildcardPattern.ContainsWildcardCharacters(LedgerName))
        {
            WriteObject(Describe(LedgerName));
            return;
        }

        WildcardPattern pattern = WildcardPattern.Get(LedgerName, WildcardOptions.IgnoreCase);
        foreach (LedgerSummary ledger in List().Where(ledger => pattern.IsMatch(ledger.Name)))
        {
            WriteObject(Describe(ledger.Name));
        }
    }

    private IEnumerable<LedgerSummary> List()
    {
        using PageReader<ListLedgersRequest, ListLedgersResponse> pages = Client.ReadPages(ControlOperations.ListLedgers, new ListLedgersRequest(), StopToken);
        while (Await(_ => pages.NextAsync()) is { } page)
        {
            foreach (LedgerSummary ledger in page.Ledgers)
            {
                yield return ledger;
            }
        }
    }
}
