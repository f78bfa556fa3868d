namespace System.Management.Automation;

public class PSArgumentNullException : ArgumentNullException, IContainsErrorRecord
{
    private ErrorRecord? _errorRecord;

    public PSArgumentNullException()
    {
    }

    public PSArgumentNullException(string paramName)
        : base(paramName)
    {
    }

    public PSArgumentNullException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public PSArgumentNullException(string paramName, string message)
        : base(paramName, message)
    {
    }

    public ErrorRecord ErrorRecord =>
        _errorRecord ??= new ErrorRecord(new ParentContainsErrorRecordException(this), "ArgumentNull", ErrorCategory.InvalidArgument, null);
}
