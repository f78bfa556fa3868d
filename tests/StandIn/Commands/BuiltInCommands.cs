using System.Collections.Generic;
using System.Management.Automation.Runspaces;

namespace Microsoft.PowerShell.Commands;

internal static class BuiltInCommands
{
    public static IEnumerable<SessionStateCommandEntry> Entries()
    {
        yield return new SessionStateCmdletEntry("Import-Module", typeof(ImportModuleCommand), null);
        yield return new SessionStateCmdletEntry("Remove-Module", typeof(RemoveModuleCommand), null);
        yield return new SessionStateCmdletEntry("Get-Module", typeof(GetModuleCommand), null);
        yield return new SessionStateCmdletEntry("Out-Null", typeof(OutNullCommand), null);
        yield return new SessionStateCmdletEntry("Select-Object", typeof(SelectObjectCommand), null);
        yield return new SessionStateCmdletEntry("Where-Object", typeof(WhereObjectCommand), null);
        yield return new SessionStateCmdletEntry("ForEach-Object", typeof(ForEachObjectCommand), null);
    }
}
