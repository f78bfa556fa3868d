namespace System.Management.Automation.Runspaces;

public enum RunspaceState
{
    BeforeOpen = 0,
    Opening = 1,
    Opened = 2,
    Closed = 3,
    Closing = 4,
    Broken = 5,
    Disconnecting = 6,
    Disconnected = 7,
    Connecting = 8,
}

public enum RunspaceAvailability
{
    None = 0,
    Available = 1,
    AvailableForNestedCommand = 2,
    Busy = 3,
    RemoteDebug = 4,
}

public enum PSThreadOptions
{
    Default = 0,
    UseNewThread = 1,
    ReuseThread = 2,
    UseCurrentThread = 3,
}

public sealed class RunspaceStateInfo
{
    internal RunspaceStateInfo(RunspaceState state)
    {
        State = state;
    }

    public RunspaceState State { get; }

    public Exception? Reason => null;

    public override string ToString()
    {
        return State.ToString();
    }
}

public sealed class RunspaceStateEventArgs : EventArgs
{
    internal RunspaceStateEventArgs(RunspaceStateInfo runspaceStateInfo)
    {
        RunspaceStateInfo = runspaceStateInfo;
    }

    public RunspaceStateInfo RunspaceStateInfo { get; }
}
