using System.Management.Automation.Host;

namespace System.Management.Automation.Runspaces;

public static class RunspaceFactory
{
    public static Runspace CreateRunspace()
    {
        return CreateRunspace(new DefaultHost(), InitialSessionState.CreateDefault());
    }

    public static Runspace CreateRunspace(PSHost host)
    {
        return CreateRunspace(host, InitialSessionState.CreateDefault());
    }

    public static Runspace CreateRunspace(InitialSessionState initialSessionState)
    {
        return CreateRunspace(new DefaultHost(), initialSessionState);
    }

    public static Runspace CreateRunspace(PSHost host, InitialSessionState initialSessionState)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(initialSessionState);
        return new LocalRunspace(host, initialSessionState.Clone());
    }
}
