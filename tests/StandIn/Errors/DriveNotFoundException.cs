namespace System.Management.Automation;

public class DriveNotFoundException : SessionStateException
{
    public DriveNotFoundException()
    {
    }

    public DriveNotFoundException(string message)
        : base(message)
    {
    }

    public DriveNotFoundException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal override string DefaultErrorId => "DriveNotFound";

    internal override ErrorCategory DefaultCategory => ErrorCategory.ObjectNotFound;
}
