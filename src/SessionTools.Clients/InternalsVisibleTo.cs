using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("SessionTools")]
[assembly: InternalsVisibleTo("SessionTools.Local")]
[assembly: InternalsVisibleTo("TestSupport")]
[assembly: InternalsVisibleTo("Clients.Tests")]
[assembly: InternalsVisibleTo("Local.Tests")]
[assembly: InternalsVisibleTo("Cmdlets.StandIn")]
[assembly: InternalsVisibleTo("Cmdlets.PowerShell")]
[assembly: InternalsVisibleTo("Server.Tests")]
[assembly: InternalsVisibleTo("SessionTools.Bench")]
[assembly: InternalsVisibleTo("Ledger.Bench")]
