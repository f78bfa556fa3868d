namespace System.Management.Automation;

public class ExtendedTypeSystemException : RuntimeException
{
    public ExtendedTypeSystemException()
    {
    }

    public ExtendedTypeSystemException(string message)
        : base(message)
    {
    }

    public ExtendedTypeSystemException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal override string DefaultErrorId => nameof(ExtendedTypeSystemException);
}
