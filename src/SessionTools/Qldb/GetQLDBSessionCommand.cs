using System.Linq;
using System.Management.Automation;
using SessionTools.Common;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "QLDBSession")]
[OutputType(typeof(QLDBSession))]
public sealed class GetQLDBSessionCommand : SessionToolsCmdlet
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [SupportsWildcards]
    public string? Name { get; set; }

    [Parameter]
    [Alias("Ledger")]
    [ArgumentCompleter(typeof(LedgerNameCompleter))]
    [SupportsWildcards]
    public string? LedgerName { get; set; }

    protected override object? ErrorTarget => Name;

    protected override void ProcessInput()
    {
        QLDBSession[] wanted = [.. RunspaceState.Current.Qldb.All.Where(IsWanted)];
        if (wanted.Length == 0 && Name is not null && !WildcardPattern.ContainsWildcardCharacters(Name))
        {
            string ofLedger = LedgerName is null ? "" : $" for the ledger '{LedgerName}'";
            throw new QldbStateException(
                QldbStateProblem.SessionNotFound, $"No session named '{Name}' is open here{ofLedger}. Get-QLDBSession shows those that are.");
        }

        WriteObject(wanted, enumerateCollection: true);
    }

    private bool IsWanted(QLDBSession session) => Matches(Name, session.Name) && Matches(LedgerName, session.LedgerName);

    private static bool Matches(string? pattern, string? name) =>
        pattern is null || WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(name ?? "");
}
