namespace SessionTools.Clients.Deadline;

/// <summary>What a job's two statuses mean together (the waiters JobComplete, JobSucceeded and JobCreateComplete).</summary>
internal static class JobStates
{
    /// <summary>Nothing more will happen to its tasks by itself.</summary>
    public static bool IsComplete(JobSummary job) =>
        job.LifecycleStatus == "ARCHIVED" || job.TaskRunStatus is "SUCCEEDED" or "FAILED" or "CANCELED" or "SUSPENDED" or "NOT_COMPATIBLE";

    public static bool HasSucceeded(JobSummary job) => job.TaskRunStatus == "SUCCEEDED";

    public static bool IsCreated(JobSummary job) =>
        job.LifecycleStatus is "CREATE_COMPLETE" or "UPDATE_IN_PROGRESS" or "UPDATE_FAILED" or "UPDATE_SUCCEEDED" or "ARCHIVED";

    public static bool CannotBeCreated(JobSummary job) => job.LifecycleStatus is "UPLOAD_FAILED" or "CREATE_FAILED";
}
