namespace System.Management.Automation;

public class GetValueInvocationException : GetValueException
{
    public GetValueInvocationException()
    {
    }

    public GetValueInvocationException(string message)
        : base(message)
    {
    }

    public GetValueInvocationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
