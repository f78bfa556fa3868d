namespace System.Management.Automation;

public class PSObjectDisposedException : ObjectDisposedException, IContainsErrorRecord
{
    private ErrorRecord? _errorRecord;

    public PSObjectDisposedException(string objectName)
        : base(objectName)
    {
    }

    public PSObjectDisposedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public PSObjectDisposedException(string objectName, string message)
        : base(objectName, message)
    {
    }

    public ErrorRecord ErrorRecord =>
        _errorRecord ??= new ErrorRecord(new ParentContainsErrorRecordException(this), "ObjectDisposed", ErrorCategory.InvalidOperation, null);
}
