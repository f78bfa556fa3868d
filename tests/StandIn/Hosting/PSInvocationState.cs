namespace System.Management.Automation;

public enum PSInvocationState
{
    NotStarted = 0,
    Running = 1,
    Stopping = 2,
    Stopped = 3,
    Completed = 4,
    Failed = 5,
    Disconnected = 6,
}

public enum RunspaceMode
{
    CurrentRunspace = 0,
    NewRunspace = 1,
}

public sealed class PSInvocationStateInfo
{
    internal PSInvocationStateInfo(PSInvocationState state, Exception? reason)
    {
        State = state;
        Reason = reason;
    }

    public PSInvocationState State { get; }

    public Exception? Reason { get; }
}

public sealed class PSInvocationStateChangedEventArgs : EventArgs
{
    internal PSInvocationStateChangedEventArgs(PSInvocationStateInfo invocationStateInfo)
    {
        InvocationStateInfo = invocationStateInfo;
    }

    public PSInvocationStateInfo InvocationStateInfo { get; }
}

/// <summary>Names the type in the signatures of calls. There is no history here to add anything to.</summary>
public sealed class PSInvocationSettings
{
    public bool AddToHistory { get; set; }
}
