using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SessionTools.Common;

namespace SessionTools.Deadline;

/// <summary>Completes an id parameter from the ids that cmdlets have shown in this runspace, by id or by name.</summary>
public sealed class RecentIdCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => RunspaceState.Current.RecentIds.Of(parameterName)
        .Where(seen => seen.Id.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)
            || seen.Label.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
        .Select(seen => new CompletionResult(seen.Id, seen.Label, CompletionResultType.ParameterValue, $"{seen.Label} {seen.Id}"));
}

/// <summary>Completes one of the values that the service is known to have; others may be given as well.</summary>
public abstract class WordCompleter : IArgumentCompleter
{
    private readonly string[] _words;

    private protected WordCompleter(params string[] words)
    {
        _words = words;
    }

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => _words
        .Where(word => word.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
        .Select(word => new CompletionResult(word));
}

/// <summary>Statuses of session actions.</summary>
public sealed class SessionActionStatusCompleter() : WordCompleter(
    "ASSIGNED", "RUNNING", "CANCELING", "SUCCEEDED", "FAILED", "INTERRUPTED", "CANCELED", "NEVER_ATTEMPTED", "SCHEDULED", "RECLAIMING", "RECLAIMED");

/// <summary>Kinds of session actions.</summary>
public sealed class SessionActionKindCompleter() : WordCompleter("EnvEnter", "EnvExit", "TaskRun", "SyncInputJobAttachments");

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
