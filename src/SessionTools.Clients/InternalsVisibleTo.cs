using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("SessionTools")]
[assembly: InternalsVisibleTo("SessionTools.Local")]
[assembly: InternalsVisibleTo("TestSupport")]
[assembly: InternalsVisibleTo("Clients.Tests")]
[assembly: InternalsVisibleTo("Local.Tests")]
[assembly: InternalsVisibleTo("Server.Tests")]
[assembly: InternalsVisibleTo("SessionTools.Bench")]
