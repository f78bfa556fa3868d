namespace System.Management.Automation;

public class SessionStateUnauthorizedAccessException : SessionStateException
{
    public SessionStateUnauthorizedAccessException()
    {
    }

    public SessionStateUnauthorizedAccessException(string message)
        : base(message)
    {
    }

    public SessionStateUnauthorizedAccessException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal override string DefaultErrorId => "VariableNotWritable";

    internal override ErrorCategory DefaultCategory => ErrorCategory.WriteError;
}
