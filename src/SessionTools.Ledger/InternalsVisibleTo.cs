using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Ledger.Bench")]
[assembly: InternalsVisibleTo("Ledger.Tests")]
[assembly: InternalsVisibleTo("LedgerWriter")]
[assembly: InternalsVisibleTo("Local.Tests")]
