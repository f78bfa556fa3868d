namespace System.Management.Automation;

public class PSArgumentOutOfRangeException : ArgumentOutOfRangeException, IContainsErrorRecord
{
    private ErrorRecord? _errorRecord;

    public PSArgumentOutOfRangeException()
    {
    }

    public PSArgumentOutOfRangeException(string paramName)
        : base(paramName)
    {
    }

    public PSArgumentOutOfRangeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public PSArgumentOutOfRangeException(string paramName, object? actualValue, string message)
        : base(paramName, actualValue, message)
    {
    }

    public ErrorRecord ErrorRecord =>
        _errorRecord ??= new ErrorRecord(new ParentContainsErrorRecordException(this), "ArgumentOutOfRange", ErrorCategory.InvalidArgument, null);
}
