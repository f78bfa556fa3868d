namespace System.Management.Automation;

public class CmdletInvocationException : RuntimeException
{
    private readonly ErrorRecord? _errorRecord;

    public CmdletInvocationException()
    {
    }

    public CmdletInvocationException(string message)
        : base(message)
    {
    }

    public CmdletInvocationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal CmdletInvocationException(ErrorRecord errorRecord)
        : base(errorRecord.MessageToRaise, errorRecord.Exception)
    {
        _errorRecord = errorRecord;
    }

    internal CmdletInvocationException(Exception innerException, InvocationInfo invocation)
        : base(innerException.Message, innerException)
    {
        _errorRecord = innerException is IContainsErrorRecord holder
            ? new ErrorRecord(holder.ErrorRecord, innerException)
            : new ErrorRecord(innerException, innerException.GetType().FullName!, ErrorCategory.NotSpecified, null);
        _errorRecord.SetInvocationInfoOnce(invocation);
    }

    public override ErrorRecord ErrorRecord => _errorRecord ?? base.ErrorRecord;
}
