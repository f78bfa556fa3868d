namespace System.Management.Automation;

public class RuntimeException : SystemException, IContainsErrorRecord
{
    private ErrorRecord? _errorRecord;

    public RuntimeException()
    {
    }

    public RuntimeException(string message)
        : base(message)
    {
    }

    public RuntimeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public RuntimeException(string message, Exception? innerException, ErrorRecord? errorRecord)
        : base(message, innerException)
    {
        _errorRecord = errorRecord;
    }

    public virtual ErrorRecord ErrorRecord =>
        _errorRecord ??= new ErrorRecord(new ParentContainsErrorRecordException(this), DefaultErrorId, DefaultCategory, null);

    public bool WasThrownFromThrowStatement { get; set; }

    internal virtual string DefaultErrorId => nameof(RuntimeException);

    internal virtual ErrorCategory DefaultCategory => ErrorCategory.NotSpecified;
}
