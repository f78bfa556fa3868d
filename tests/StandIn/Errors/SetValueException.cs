namespace System.Management.Automation;

public class SetValueException : ExtendedTypeSystemException
{
    public SetValueException()
    {
    }

    public SetValueException(string message)
        : base(message)
    {
    }

    public SetValueException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
