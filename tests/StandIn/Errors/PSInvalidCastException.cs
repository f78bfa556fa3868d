namespace System.Management.Automation;

public class PSInvalidCastException : InvalidCastException, IContainsErrorRecord
{
    private ErrorRecord? _errorRecord;

    public PSInvalidCastException()
    {
    }

    public PSInvalidCastException(string message)
        : base(message)
    {
    }

    public PSInvalidCastException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public ErrorRecord ErrorRecord =>
        _errorRecord ??= new ErrorRecord(new ParentContainsErrorRecordException(this), "PSInvalidCastException", ErrorCategory.InvalidArgument, null);
}
