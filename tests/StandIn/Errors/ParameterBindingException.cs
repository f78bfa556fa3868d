namespace System.Management.Automation;

public class ParameterBindingException : RuntimeException
{
    private readonly ErrorRecord? _errorRecord;

    public ParameterBindingException()
    {
    }

    public ParameterBindingException(string message)
        : base(message)
    {
    }

    public ParameterBindingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ParameterBindingException(BindingFailure failure)
        : base(failure.Message, failure.Cause)
    {
        CommandInvocation = failure.Invocation;
        ParameterName = failure.ParameterName;
        ParameterType = failure.ParameterType;
        TypeSpecified = failure.TypeSpecified;
        ErrorId = failure.ErrorId;
        _errorRecord = new ErrorRecord(new ParentContainsErrorRecordException(this), failure.ErrorId, failure.Category, null);
        _errorRecord.SetInvocationInfo(failure.Invocation);
    }

    public override ErrorRecord ErrorRecord => _errorRecord ?? base.ErrorRecord;

    public string ErrorId { get; } = nameof(ParameterBindingException);

    public InvocationInfo? CommandInvocation { get; }

    public string ParameterName { get; } = string.Empty;

    public Type? ParameterType { get; }

    public Type? TypeSpecified { get; }

    public long Line => 0;

    public long Offset => 0;

    internal override ErrorCategory DefaultCategory => ErrorCategory.InvalidArgument;
}
