namespace SessionTools.Clients.Deadline;

/// <summary>What the ids of and in a session action tell.</summary>
internal static class SessionActionIds
{
    /// <summary>Where the service has added a kind since.</summary>
    public const string UnknownKind = "Unknown";

    private const int EnvironmentParts = 3;

    /// <summary><c>sessionaction-{32 hex digits}-{number}</c> belongs to <c>session-{the same digits}</c>.</summary>
    public static string SessionOf(SessionActionSummary action) =>
        action is GetSessionActionResponse { SessionId.Length: > 0 } single ? single.SessionId : SessionOf(action.SessionActionId);

    /// <inheritdoc cref="SessionOf(SessionActionSummary)"/>
    public static string SessionOf(string sessionActionId)
    {
        string[] parts = sessionActionId.Split('-');
        return parts.Length == 3 ? "session-" + parts[1] : "";
    }

    /// <summary>The step of the task, of the inputs or of the environment; null for what belongs to the whole job.</summary>
    public static string? StepOf(SessionActionSummary action) =>
        action.Definition.TaskRun?.StepId
        ?? action.Definition.SyncInputJobAttachments?.StepId
        ?? (EnvironmentOf(action)?.Split(':', EnvironmentParts) is ["STEP", string stepId, _] ? stepId : null);

    public static string? EnvironmentOf(SessionActionSummary action) => (action.Definition.EnvEnter ?? action.Definition.EnvExit)?.EnvironmentId;

    /// <summary>The name in <c>STEP:step-…:name</c> or <c>JOB:job-…:name</c>; it may hold colons itself.</summary>
    public static string? EnvironmentNameOf(SessionActionSummary action) =>
        EnvironmentOf(action)?.Split(':', EnvironmentParts) is [_, _, string name] ? name : null;

    /// <summary>EnvEnter, EnvExit, TaskRun, SyncInputJobAttachments; Unknown where the service has added a kind since.</summary>
    public static string KindOf(SessionActionSummary action) => action.Definition switch
    {
        { TaskRun: not null } => "TaskRun",
        { EnvEnter: not null } => "EnvEnter",
        { EnvExit: not null } => "EnvExit",
        { SyncInputJobAttachments: not null } => "SyncInputJobAttachments",
        _ => UnknownKind,
    };
}
