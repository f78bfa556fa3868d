namespace System.Management.Automation.Internal;

public abstract class InternalCommand
{
    internal InternalCommand()
    {
    }

    public CommandOrigin CommandOrigin => CommandOrigin.Runspace;

    internal CommandRuntime? EngineRuntime { get; set; }

    internal InvocationInfo? Invocation { get; set; }

    internal string BoundParameterSet { get; set; } = ParameterAttribute.AllParameterSets;

    internal bool IsStopping => EngineRuntime is { IsStopping: true };

    internal abstract void DoBegin();

    internal abstract void DoProcess();

    internal abstract void DoEnd();

    internal abstract void DoStop();
}
