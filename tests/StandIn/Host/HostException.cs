namespace System.Management.Automation.Host;

public class HostException : RuntimeException
{
    private readonly string _errorId = nameof(HostException);
    private readonly ErrorCategory _category = ErrorCategory.ResourceUnavailable;

    public HostException()
    {
    }

    public HostException(string message)
        : base(message)
    {
    }

    public HostException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public HostException(string message, Exception? innerException, string errorId, ErrorCategory errorCategory)
        : base(message, innerException)
    {
        _errorId = errorId;
        _category = errorCategory;
    }

    internal override string DefaultErrorId => _errorId;

    internal override ErrorCategory DefaultCategory => _category;
}
