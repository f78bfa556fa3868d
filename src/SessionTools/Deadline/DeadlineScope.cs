using System;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;

namespace SessionTools.Deadline;

/// <summary>Completes the ids that a command was given by the defaults of its connection.</summary>
internal static class DeadlineScope
{
    /// <exception cref="DeadlineException">No farm is named anywhere.</exception>
    public static DeadlineIds Farm(Connection connection, string? farmId) =>
        new(NotEmpty(farmId) ?? connection.FarmId ?? throw Missing(DeadlineProblem.MissingFarmId, "farm", "FarmId", "DEADLINE_FARM_ID"));

    /// <exception cref="DeadlineException">No farm, or no queue of it, is named anywhere.</exception>
    /// <exception cref="InvalidParameterException">Not all are given, and one that is given is no such id.</exception>
    public static DeadlineIds Queue(Connection connection, string? farmId, string? queueId)
    {
        CheckBeforeDefaults((DeadlineShapes.FarmId, farmId), (DeadlineShapes.QueueId, queueId));
        DeadlineIds farm = Farm(connection, farmId);
        string? queue = NotEmpty(queueId) ?? connection.Deadline.QueueIdOf(farm.FarmId);
        return farm with { QueueId = queue ?? throw Missing(DeadlineProblem.MissingQueueId, "queue", "QueueId", "DEADLINE_QUEUE_ID") };
    }

    /// <exception cref="DeadlineException">No farm, queue or job is named anywhere.</exception>
    /// <exception cref="InvalidParameterException">Not all are given, and one that is given is no such id.</exception>
    public static DeadlineIds Job(Connection connection, string? farmId, string? queueId, string? jobId)
    {
        CheckBeforeDefaults((DeadlineShapes.FarmId, farmId), (DeadlineShapes.QueueId, queueId), (DeadlineShapes.JobId, jobId));
        DeadlineIds queue = Queue(connection, farmId, queueId);
        string? job = NotEmpty(jobId) ?? connection.Deadline.JobIdOf(queue.FarmId, queue.QueueId);
        return queue with { JobId = job ?? throw Missing(DeadlineProblem.MissingJobId, "job", "JobId", "DEADLINE_JOB_ID") };
    }

    /// <summary>
    /// A job's id in the place of the farm's leads to no default; what is wrong is the id, and not that a queue is missing.
    /// Where all are given, the request is checked as a whole.
    /// </summary>
    private static void CheckBeforeDefaults(params (Member Member, string? Id)[] ids)
    {
        if (Array.TrueForAll(ids, id => NotEmpty(id.Id) is not null))
        {
            return;
        }

        foreach ((Member member, string? id) in ids)
        {
            if (NotEmpty(id) is { } given && ConstraintChecker.FirstViolation(member.Shape, given, member.Name) is { } violation)
            {
                throw new InvalidParameterException(violation);
            }
        }
    }

    private static string? NotEmpty(string? id) => string.IsNullOrEmpty(id) ? null : id;

    private static DeadlineException Missing(DeadlineProblem problem, string what, string parameter, string variable) => new(
        problem,
        $"No {what} is named. Give -{parameter}, pipe in an object that has it, or set a default: Connect-SessionTools -{parameter}, "
        + $"{variable}, or the {what} of ~/.deadline/config.");
}
