namespace System.Management.Automation;

public class PSInvalidOperationException : InvalidOperationException, IContainsErrorRecord
{
    private ErrorRecord? _errorRecord;

    public PSInvalidOperationException()
    {
    }

    public PSInvalidOperationException(string message)
        : base(message)
    {
    }

    public PSInvalidOperationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public ErrorRecord ErrorRecord =>
        _errorRecord ??= new ErrorRecord(new ParentContainsErrorRecordException(this), "InvalidOperation", ErrorCategory.InvalidOperation, null);
}
