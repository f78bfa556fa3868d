namespace System.Management.Automation;

public class InvalidPowerShellStateException : SystemException
{
    public InvalidPowerShellStateException()
    {
    }

    public InvalidPowerShellStateException(string message)
        : base(message)
    {
    }

    public InvalidPowerShellStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal InvalidPowerShellStateException(PSInvocationState currentState)
        : base($"The state of the current PowerShell instance is not valid for this operation: {currentState}.")
    {
        CurrentState = currentState;
    }

    public PSInvocationState CurrentState { get; }
}
