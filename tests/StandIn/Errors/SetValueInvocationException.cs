namespace System.Management.Automation;

public class SetValueInvocationException : SetValueException
{
    public SetValueInvocationException()
    {
    }

    public SetValueInvocationException(string message)
        : base(message)
    {
    }

    public SetValueInvocationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
