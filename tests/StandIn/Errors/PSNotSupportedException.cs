namespace System.Management.Automation;

public class PSNotSupportedException : NotSupportedException, IContainsErrorRecord
{
    private ErrorRecord? _errorRecord;

    public PSNotSupportedException()
    {
    }

    public PSNotSupportedException(string message)
        : base(message)
    {
    }

    public PSNotSupportedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public ErrorRecord ErrorRecord =>
        _errorRecord ??= new ErrorRecord(new ParentContainsErrorRecordException(this), "NotSupported", ErrorCategory.NotImplemented, null);
}
