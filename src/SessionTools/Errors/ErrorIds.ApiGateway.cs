namespace SessionTools.Errors;

internal static partial class ErrorIds
{
    public const string DescribedTwice = "DescribedTwice";
    public const string DesiredStateNotReached = "DesiredStateNotReached";
    public const string DocumentNotReadable = "DocumentNotReadable";
    public const string DocumentNotUnderstood = "DocumentNotUnderstood";
    public const string DocumentNotWritable = "DocumentNotWritable";
    public const string IntegrationNotMatched = "IntegrationNotMatched";
    public const string NotRemoved = "NotRemoved";
    public const string ReplaceFailed = "ReplaceFailed";
    public const string ReplaceNeeded = "ReplaceNeeded";
}
