namespace System.Management.Automation;

public class GetValueException : ExtendedTypeSystemException
{
    public GetValueException()
    {
    }

    public GetValueException(string message)
        : base(message)
    {
    }

    public GetValueException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
