namespace System.Management.Automation.Runspaces;

public class InvalidRunspaceStateException : SystemException
{
    public InvalidRunspaceStateException()
    {
    }

    public InvalidRunspaceStateException(string message)
        : base(message)
    {
    }

    public InvalidRunspaceStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal InvalidRunspaceStateException(string message, RunspaceState currentState, RunspaceState expectedState)
        : base(message)
    {
        CurrentState = currentState;
        ExpectedState = expectedState;
    }

    public RunspaceState CurrentState { get; }

    public RunspaceState ExpectedState { get; }
}
