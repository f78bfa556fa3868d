using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.Deadline;

namespace SessionTools.Local.Deadline;

/// <summary>A job as its description says, and what ending its sessions has made of it.</summary>
internal sealed class DescribedJob(LocalJob job, IReadOnlyDictionary<string, SessionEnd> ends) : JobView
{
    public override string FarmId => job.FarmId;

    public override string QueueId => job.QueueId;

    public override GetJobResponse Job => job.Job;

    public override IReadOnlyList<GetStepResponse> Steps => job.Steps;

    public override IReadOnlyList<GetSessionResponse> Sessions => job.Sessions.Select(End).ToArray();

    public override IReadOnlyList<TaskSummary>? Tasks(string stepId) =>
        job.Tasks.GetValueOrDefault(stepId) ?? (job.Steps.Exists(step => step.StepId == stepId) ? [] : null);

    public override TaskSummary? Task(string stepId, string taskId) => job.Tasks.GetValueOrDefault(stepId)?.Find(task => task.TaskId == taskId);

    public override IReadOnlyList<GetSessionActionResponse> Actions(string? sessionId, string? taskId) => job.SessionActions
        .Where(action => sessionId is null || action.SessionId == sessionId)
        .Where(action => taskId is null || action.Definition.TaskRun?.TaskId == taskId)
        .Select(End)
        .ToArray();

    public override GetSessionActionResponse? Action(string sessionActionId) =>
        job.SessionActions.Find(action => action.SessionActionId == sessionActionId) is { } action ? End(action) : null;

    private GetSessionResponse End(GetSessionResponse session) => ends.TryGetValue(session.SessionId, out SessionEnd? end)
        ? session with { LifecycleStatus = "ENDED", TargetLifecycleStatus = "ENDED", EndedAt = end.At, UpdatedAt = end.At }
        : session;

    private GetSessionActionResponse End(GetSessionActionResponse action) => ends.TryGetValue(action.SessionId, out SessionEnd? end)
        ? SessionEnding.Of(action, end.At)
        : action;
}

/// <summary>What the end of a session makes of its actions.</summary>
internal static class SessionEnding
{
    public static GetSessionActionResponse Of(GetSessionActionResponse action, DateTime end) => action.Status switch
    {
        "RUNNING" or "CANCELING" => action with { Status = "INTERRUPTED", EndedAt = end, WorkerUpdatedAt = end },
        "ASSIGNED" or "SCHEDULED" => action with { Status = "NEVER_ATTEMPTED" },
        _ => action,
    };
}
