using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace SessionTools.StandIn.Tests;

/// <summary>A runspace that knows every cmdlet of this assembly.</summary>
internal sealed class Shell : IDisposable
{
    public Shell(PSHost? host = null)
    {
        InitialSessionState state = State();
        Runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        Runspace.Open();
    }

    public Runspace Runspace { get; }

    public static InitialSessionState State()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        foreach (Type type in typeof(Shell).Assembly.GetTypes().Where(type => !type.IsAbstract))
        {
            CmdletAttribute? cmdlet = type.GetCustomAttribute<CmdletAttribute>();
            if (cmdlet is not null)
            {
                state.Commands.Add(new SessionStateCmdletEntry($"{cmdlet.VerbName}-{cmdlet.NounName}", type, null));
            }
        }

        return state;
    }

    public PowerShell Command(string name)
    {
        PowerShell powerShell = PowerShell.Create();
        powerShell.Runspace = Runspace;
        return powerShell.AddCommand(name);
    }

    public object?[] Run(string name, params (string Name, object? Value)[] parameters)
    {
        using PowerShell powerShell = Command(name);
        foreach ((string parameter, object? value) in parameters)
        {
            powerShell.AddParameter(parameter, value);
        }

        return powerShell.Invoke().Select(item => item?.BaseObject).ToArray();
    }

    public void Dispose()
    {
        Runspace.Dispose();
    }
}
