using System.Collections.ObjectModel;

namespace System.Management.Automation;

public class ErrorRecord
{
    private readonly string _errorId;
    private string _commandType = string.Empty;

    public ErrorRecord(Exception exception, string errorId, ErrorCategory errorCategory, object? targetObject)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Exception = exception;
        _errorId = errorId ?? string.Empty;
        TargetObject = targetObject;
        CategoryInfo = new ErrorCategoryInfo(this, errorCategory);
    }

    public ErrorRecord(ErrorRecord errorRecord, Exception? replaceParentContainsErrorRecordException)
    {
        ArgumentNullException.ThrowIfNull(errorRecord);
        bool isPlaceholder = errorRecord.Exception is ParentContainsErrorRecordException;
        Exception = isPlaceholder && replaceParentContainsErrorRecordException is not null
            ? replaceParentContainsErrorRecordException
            : errorRecord.Exception;
        _errorId = errorRecord._errorId;
        _commandType = errorRecord._commandType;
        TargetObject = errorRecord.TargetObject;
        ErrorDetails = errorRecord.ErrorDetails;
        InvocationInfo = errorRecord.InvocationInfo;
        CategoryInfo = new ErrorCategoryInfo(this, errorRecord.CategoryInfo.Category);
        errorRecord.CategoryInfo.CopyTo(CategoryInfo);
    }

    public Exception Exception { get; }

    public object? TargetObject { get; private set; }

    public ErrorCategoryInfo CategoryInfo { get; }

    public ErrorDetails? ErrorDetails { get; set; }

    public InvocationInfo? InvocationInfo { get; private set; }

    public string ScriptStackTrace => string.Empty;

    public ReadOnlyCollection<int> PipelineIterationInfo { get; private set; } = new([]);

    public string FullyQualifiedErrorId
    {
        get
        {
            if (_commandType.Length == 0)
            {
                return _errorId;
            }

            return _errorId.Length == 0 ? _commandType : _errorId + "," + _commandType;
        }
    }

    public override string ToString()
    {
        return string.IsNullOrEmpty(ErrorDetails?.Message) ? Exception.Message : ErrorDetails.Message;
    }

    internal void SetTargetObject(object? target)
    {
        TargetObject = target;
    }

    internal void SetInvocationInfo(InvocationInfo invocation)
    {
        InvocationInfo = invocation;
        _commandType = (invocation.MyCommand as CmdletInfo)?.ImplementingType.FullName ?? string.Empty;
        PipelineIterationInfo = new([.. invocation.PipelineIterationInfo]);
    }

    internal void SetInvocationInfoOnce(InvocationInfo invocation)
    {
        if (InvocationInfo is null)
        {
            SetInvocationInfo(invocation);
        }
    }

    /// <summary>The message an exception raised for this record carries.</summary>
    internal string MessageToRaise => ToString();
}
