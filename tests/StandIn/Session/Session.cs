using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace System.Management.Automation;

/// <summary>What one runspace knows: its host, commands, variables, modules and place.</summary>
internal sealed class Session
{
    public Session(Runspace runspace, PSHost host, InitialSessionState initial)
    {
        Runspace = runspace;
        Host = host;
        Commands = new SessionCommands(initial);
        Variables = new SessionVariables(initial);
        Modules = new SessionModules(this);
    }

    public Runspace Runspace { get; }

    public PSHost Host { get; }

    public SessionCommands Commands { get; }

    public SessionVariables Variables { get; }

    public SessionModules Modules { get; }

    public string Location { get; set; } = Environment.CurrentDirectory;
}
