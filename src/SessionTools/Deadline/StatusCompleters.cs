using SessionTools.Clients.Deadline;
using SessionTools.Common;

namespace SessionTools.Deadline;

/// <summary>Statuses of session actions.</summary>
public sealed class SessionActionStatusCompleter() : WordCompleter(
    "ASSIGNED", "RUNNING", "CANCELING", "SUCCEEDED", "FAILED", "INTERRUPTED", "CANCELED", "NEVER_ATTEMPTED", "SCHEDULED", "RECLAIMING", "RECLAIMED");

/// <summary>Kinds of session actions.</summary>
public sealed class SessionActionKindCompleter() : WordCompleter("EnvEnter", "EnvExit", "TaskRun", "SyncInputJobAttachments", SessionActionIds.UnknownKind);

/// <summary>Statuses of jobs, steps and tasks.</summary>
public sealed class TaskRunStatusCompleter() : WordCompleter(
    "PENDING", "READY", "ASSIGNED", "STARTING", "SCHEDULED", "INTERRUPTING", "RUNNING", "SUSPENDED", "CANCELED", "FAILED", "SUCCEEDED", "NOT_COMPATIBLE");

/// <summary>Lifecycle statuses of sessions.</summary>
public sealed class SessionStatusCompleter() : WordCompleter("STARTED", "UPDATE_IN_PROGRESS", "UPDATE_SUCCEEDED", "UPDATE_FAILED", "ENDED");

/// <summary>Statuses of workers.</summary>
public sealed class WorkerStatusCompleter() : WordCompleter(
    "CREATED", "STARTED", "STOPPING", "STOPPED", "NOT_RESPONDING", "NOT_COMPATIBLE", "RUNNING", "IDLE");

/// <summary>Statuses of queues.</summary>
public sealed class QueueStatusCompleter() : WordCompleter("IDLE", "SCHEDULING", "SCHEDULING_BLOCKED");
