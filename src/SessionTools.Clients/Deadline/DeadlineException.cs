using System;

namespace SessionTools;

/// <summary>What stands in the way of a Deadline Cloud command.</summary>
public enum DeadlineProblem
{
    MissingFarmId,
    MissingQueueId,
    MissingJobId,
    MissingFleetId,
    JobNotSucceeded,
    TraceNotWritable,
}

/// <summary>A Deadline Cloud command cannot go on as asked.</summary>
public sealed class DeadlineException : SessionToolsException
{
    internal DeadlineException(DeadlineProblem problem, string message, Exception? inner = null)
        : base(message, inner)
    {
        Problem = problem;
    }

    /// <summary>What is wrong.</summary>
    public DeadlineProblem Problem { get; }
}
