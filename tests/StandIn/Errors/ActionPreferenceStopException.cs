namespace System.Management.Automation;

public class ActionPreferenceStopException : RuntimeException
{
    private readonly ErrorRecord? _errorRecord;

    public ActionPreferenceStopException()
        : base("The running command stopped because a preference variable or common parameter is set to Stop.")
    {
    }

    public ActionPreferenceStopException(string message)
        : base(message)
    {
    }

    public ActionPreferenceStopException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ActionPreferenceStopException(ErrorRecord errorRecord, string message)
        : base(message, errorRecord.Exception)
    {
        _errorRecord = errorRecord;
    }

    public override ErrorRecord ErrorRecord => _errorRecord ?? base.ErrorRecord;

    internal override string DefaultErrorId => "ActionPreferenceStop";

    internal override ErrorCategory DefaultCategory => ErrorCategory.OperationStopped;
}
