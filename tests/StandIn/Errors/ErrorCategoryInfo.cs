using System.Globalization;

namespace System.Management.Automation;

public class ErrorCategoryInfo
{
    private const int LongestPart = 40;
    private const int HalfOfLongPart = 19;
    private readonly ErrorRecord _record;
    private string? _activity;
    private string? _reason;
    private string? _targetName;
    private string? _targetType;

    internal ErrorCategoryInfo(ErrorRecord record, ErrorCategory category)
    {
        _record = record;
        Category = category;
    }

    public ErrorCategory Category { get; }

    public string Activity
    {
        get => _activity ?? _record.InvocationInfo?.MyCommand?.Name ?? string.Empty;
        set => _activity = value;
    }

    public string Reason
    {
        get => _reason ?? ReasonOf(_record.Exception);
        set => _reason = value;
    }

    public string TargetName
    {
        get => _targetName ?? NameOf(_record.TargetObject);
        set => _targetName = value;
    }

    public string TargetType
    {
        get => _targetType ?? TypeOf(_record.TargetObject);
        set => _targetType = value;
    }

    public string GetMessage()
    {
        return GetMessage(CultureInfo.CurrentUICulture);
    }

    public string GetMessage(CultureInfo uiCultureInfo)
    {
        return $"{Category}: ({Shorten(TargetName)}:{Shorten(TargetType)}) [{Shorten(Activity)}], {Shorten(Reason)}";
    }

    public override string ToString()
    {
        return GetMessage();
    }

    internal void CopyTo(ErrorCategoryInfo other)
    {
        other._activity = _activity;
        other._reason = _reason;
        other._targetName = _targetName;
        other._targetType = _targetType;
    }

    private static string ReasonOf(Exception exception)
    {
        return exception is ParentContainsErrorRecordException parent ? parent.Wrapper.GetType().Name : exception.GetType().Name;
    }

    private static string NameOf(object? target)
    {
        return target is null ? string.Empty : PSObject.AsPSObject(target).ToString();
    }

    private static string TypeOf(object? target)
    {
        return target is null ? string.Empty : PSObject.Base(target)!.GetType().Name;
    }

    private static string Shorten(string text)
    {
        return text.Length <= LongestPart
            ? text
            : string.Concat(text.AsSpan(0, HalfOfLongPart), "\u2026", text.AsSpan(text.Length - HalfOfLongPart));
    }
}
