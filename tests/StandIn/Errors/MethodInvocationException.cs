namespace System.Management.Automation;

public class MethodInvocationException : ExtendedTypeSystemException
{
    public MethodInvocationException()
    {
    }

    public MethodInvocationException(string message)
        : base(message)
    {
    }

    public MethodInvocationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
