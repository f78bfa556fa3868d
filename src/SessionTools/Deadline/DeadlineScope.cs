using SessionTools.Clients.Deadline;

namespace SessionTools.Deadline;

/// <summary>Completes the ids that a command was given by the defaults of its connection.</summary>
internal static class DeadlineScope
{
    /// <exception cref="DeadlineException">No farm is named anywhere.</exception>
    public static DeadlineIds Farm(Connection connection, string? farmId) =>
        new(NotEmpty(farmId) ?? connection.FarmId ?? throw Missing(DeadlineProblem.MissingFarmId, "farm", "FarmId", "DEADLINE_FARM_ID"));

    /// <exception cref="DeadlineException">No farm, or no queue of it, is named anywhere.</exception>
    public static DeadlineIds Queue(Connection connection, string? farmId, string? queueId)
    {
        DeadlineIds farm = Farm(connection, farmId);
        string? queue = NotEmpty(queueId) ?? connection.Deadline.QueueIdOf(farm.FarmId);
        return farm with { QueueId = queue ?? throw Missing(DeadlineProblem.MissingQueueId, "queue", "QueueId", "DEADLINE_QUEUE_ID") };
    }

    /// <exception cref="DeadlineException">No farm, queue or job is named anywhere.</exception>
    public static DeadlineIds Job(Connection connection, string? farmId, string? queueId, string? jobId)
    {
        DeadlineIds queue = Queue(connection, farmId, queueId);
        string? job = NotEmpty(jobId) ?? connection.Deadline.JobIdOf(queue.FarmId, queue.QueueId);
        return queue with { JobId = job ?? throw Missing(DeadlineProblem.MissingJobId, "job", "JobId", "DEADLINE_JOB_ID") };
    }

    private static string? NotEmpty(string? id) => string.IsNullOrEmpty(id) ? null : id;

    private static DeadlineException Missing(DeadlineProblem problem, string what, string parameter, string variable) => new(
        problem,
        $"No {what} is named. Give -{parameter}, pipe in an object that has it, or set a default: Connect-SessionTools -{parameter}, "
        + $"{variable}, or the {what} of ~/.deadline/config.");
}
