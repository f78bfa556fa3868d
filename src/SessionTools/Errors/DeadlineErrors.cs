using System.Management.Automation;

namespace SessionTools.Errors;

/// <summary>The error ids and categories of Deadline Cloud commands.</summary>
internal static class DeadlineErrors
{
    public static (string Id, ErrorCategory Category) Classify(DeadlineProblem problem) => problem switch
    {
        DeadlineProblem.MissingFarmId => (ErrorIds.MissingFarmId, ErrorCategory.InvalidArgument),
        DeadlineProblem.MissingQueueId => (ErrorIds.MissingQueueId, ErrorCategory.InvalidArgument),
        DeadlineProblem.MissingJobId => (ErrorIds.MissingJobId, ErrorCategory.InvalidArgument),
        DeadlineProblem.MissingFleetId => (ErrorIds.MissingFleetId, ErrorCategory.InvalidArgument),
        DeadlineProblem.JobNotSucceeded => (ErrorIds.JobNotSucceeded, ErrorCategory.InvalidResult),
        _ => (ErrorIds.TraceNotWritable, ErrorCategory.WriteError),
    };
}
