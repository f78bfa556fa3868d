namespace System.Management.Automation;

public enum ProgressRecordType
{
    Processing = 0,
    Completed = 1,
}

public class ProgressRecord
{
    private int _parentActivityId = -1;
    private int _percentComplete = -1;

    public ProgressRecord(int activityId, string activity, string statusDescription)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(activityId);
        ArgumentException.ThrowIfNullOrEmpty(activity);
        ArgumentException.ThrowIfNullOrEmpty(statusDescription);
        ActivityId = activityId;
        Activity = activity;
        StatusDescription = statusDescription;
    }

    public int ActivityId { get; }

    public string Activity { get; set; }

    public string StatusDescription { get; set; }

    public string? CurrentOperation { get; set; }

    public int ParentActivityId
    {
        get => _parentActivityId;
        set => _parentActivityId = value != ActivityId
            ? value
            : throw new PSArgumentException("An activity cannot be its own parent.", nameof(value));
    }

    public int PercentComplete
    {
        get => _percentComplete;
        set => _percentComplete = value <= 100 ? value : throw new PSArgumentOutOfRangeException(nameof(value));
    }

    public int SecondsRemaining { get; set; } = -1;

    public ProgressRecordType RecordType { get; set; } = ProgressRecordType.Processing;

    public override string ToString()
    {
        return $"parent = {ParentActivityId} id = {ActivityId} act = {Activity} stat = {StatusDescription}"
            + $" cur = {CurrentOperation} pct = {PercentComplete} sec = {SecondsRemaining} type = {RecordType}";
    }
}
