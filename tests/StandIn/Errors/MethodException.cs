namespace System.Management.Automation;

public class MethodException : ExtendedTypeSystemException
{
    public MethodException()
    {
    }

    public MethodException(string message)
        : base(message)
    {
    }

    public MethodException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
