namespace System.Management.Automation;

/// <summary>Unwinds the commands before the one that has seen enough. It is no error and no stop.</summary>
internal sealed class StopUpstreamCommandsException : FlowControlException
{
    public StopUpstreamCommandsException(CommandProcessor requester)
    {
        Requester = requester;
    }

    public CommandProcessor Requester { get; }
}
