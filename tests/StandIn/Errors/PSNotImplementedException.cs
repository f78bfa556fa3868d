namespace System.Management.Automation;

public class PSNotImplementedException : NotImplementedException, IContainsErrorRecord
{
    private ErrorRecord? _errorRecord;

    public PSNotImplementedException()
    {
    }

    public PSNotImplementedException(string message)
        : base(message)
    {
    }

    public PSNotImplementedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public ErrorRecord ErrorRecord =>
        _errorRecord ??= new ErrorRecord(new ParentContainsErrorRecordException(this), "NotImplemented", ErrorCategory.NotImplemented, null);
}
