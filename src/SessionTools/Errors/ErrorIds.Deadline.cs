namespace SessionTools.Errors;

internal static partial class ErrorIds
{
    public const string JobNotSucceeded = "JobNotSucceeded";
    public const string MissingFarmId = "MissingFarmId";
    public const string MissingFleetId = "MissingFleetId";
    public const string MissingJobId = "MissingJobId";
    public const string MissingQueueId = "MissingQueueId";
    public const string TraceNotWritable = "TraceNotWritable";
}
