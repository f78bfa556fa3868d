using System.Collections.Generic;
using SessionTools.Clients.Deadline;

namespace SessionTools.Local.Deadline;

/// <summary>A job and all that is in it, as it is at one moment.</summary>
internal abstract class JobView
{
    public abstract string FarmId { get; }

    public abstract string QueueId { get; }

    public abstract GetJobResponse Job { get; }

    public abstract IReadOnlyList<GetStepResponse> Steps { get; }

    public abstract IReadOnlyList<GetSessionResponse> Sessions { get; }

    /// <summary>The tasks of a step; null where the job has no such step.</summary>
    public abstract IReadOnlyList<TaskSummary>? Tasks(string stepId);

    public abstract TaskSummary? Task(string stepId, string taskId);

    /// <summary>The job's session actions, or only those of a session, of a task, or of both.</summary>
    public abstract IReadOnlyList<GetSessionActionResponse> Actions(string? sessionId, string? taskId);

    public abstract GetSessionActionResponse? Action(string sessionActionId);
}
