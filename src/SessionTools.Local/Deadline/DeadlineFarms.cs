using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.Deadline;
using SessionTools.Local.Common;

namespace SessionTools.Local.Deadline;

/// <summary>Finds what the farms hold, described or generated, as it is at one moment. Its owner keeps it to one thread at a time.</summary>
internal sealed class DeadlineFarms(DeadlineData data, TimeProvider time)
{
    private readonly List<JobGenerator> _generators = [];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes ready what the data says to generate: its farm, queue and fleet where they are not given, and its start.</summary>
    /// <returns>The data was completed.</returns>
    public bool Prepare()
    {
        bool completed = false;
        _generators.Clear();
        foreach (GeneratedJobs plan in data.Generated)
        {
            completed |= Complete(plan);
            _generators.Add(new JobGenerator(plan));
        }

        return completed;
    }

    public FarmSummary? Farm(string farmId) => data.Farms.Find(farm => farm.FarmId == farmId);

    public QueueSummary? Queue(string farmId, string queueId) => data.Queues.Find(queue => queue.FarmId == farmId && queue.QueueId == queueId);

    public FleetSummary? Fleet(string farmId, string fleetId) => data.Fleets.Find(fleet => fleet.FarmId == farmId && fleet.FleetId == fleetId);

    public IReadOnlyList<JobSummary> Jobs(string queueId)
    {
        JobSummary[] described = data.Jobs.Where(job => job.QueueId == queueId).Select(job => job.Job).ToArray<JobSummary>();
        return Concat(described, _generators.Where(generator => generator.Plan.QueueId == queueId).ToArray(), generator => generator.JobCount, (generator, number) =>
            generator.Job(number, Now, data.EndedSessions).Job);
    }

    public JobView? Job(string queueId, string jobId)
    {
        if (data.Jobs.Find(job => job.QueueId == queueId && job.Job.JobId == jobId) is { } described)
        {
            return new DescribedJob(described, data.EndedSessions);
        }

        foreach (JobGenerator generator in _generators.Where(generator => generator.Plan.QueueId == queueId))
        {
            if (generator.Number("job", jobId, generator.JobCount) is { } number)
            {
                return generator.Job(number, Now, data.EndedSessions);
            }
        }

        return null;
    }

    public IReadOnlyList<WorkerSummary> Workers(string fleetId)
    {
        WorkerSummary[] described = data.Workers.Where(worker => worker.FleetId == fleetId).ToArray();
        return Concat(described, _generators.Where(generator => generator.Plan.FleetId == fleetId).ToArray(), generator => generator.WorkerCount, (generator, number) =>
            generator.Worker(number));
    }

    public WorkerSummary? Worker(string fleetId, string workerId)
    {
        if (data.Workers.Find(worker => worker.FleetId == fleetId && worker.WorkerId == workerId) is { } described)
        {
            return described;
        }

        return Generator(fleetId, workerId) is var (generator, number) ? generator.Worker(number) : null;
    }

    public IReadOnlyList<WorkerSessionSummary> SessionsOf(string fleetId, string workerId) => Generator(fleetId, workerId) is var (generator, number)
        ? generator.SessionsOf(number, Now, data.EndedSessions)
        : data.Jobs.SelectMany(job => Described(job, workerId)).ToArray();

    private (JobGenerator Generator, int Number)? Generator(string fleetId, string workerId)
    {
        foreach (JobGenerator generator in _generators.Where(generator => generator.Plan.FleetId == fleetId))
        {
            if (generator.Number("worker", workerId, generator.WorkerCount) is { } number)
            {
                return (generator, number);
            }
        }

        return null;
    }

    private IEnumerable<WorkerSessionSummary> Described(LocalJob job, string workerId) => new DescribedJob(job, data.EndedSessions).Sessions
        .Where(session => session.WorkerId == workerId)
        .Select(session => new WorkerSessionSummary
        {
            SessionId = session.SessionId,
            QueueId = job.QueueId,
            JobId = job.Job.JobId,
            LifecycleStatus = session.LifecycleStatus,
            TargetLifecycleStatus = session.TargetLifecycleStatus,
            StartedAt = session.StartedAt,
            EndedAt = session.EndedAt,
        });

    private static VirtualList<T> Concat<T>(T[] described, JobGenerator[] generators, Func<JobGenerator, int> count, Func<JobGenerator, int, T> item) =>
        new(described.Length + generators.Sum(count), index =>
        {
            if (index < described.Length)
            {
                return described[index];
            }

            int rest = index - described.Length;
            int i = 0;
            while (rest >= count(generators[i]))
            {
                rest -= count(generators[i]);
                i++;
            }

            return item(generators[i], rest);
        });

    private bool Complete(GeneratedJobs plan)
    {
        bool started = plan.StartsAt is null;
        plan.StartsAt ??= Now;
        DateTime created = plan.StartsAt.Value;
        bool farm = plan.FarmId.Length == 0;
        if (farm)
        {
            plan.FarmId = "farm-" + SampleId.Hex(plan.Name);
            data.Farms.Add(new FarmSummary { FarmId = plan.FarmId, DisplayName = plan.Name, CreatedAt = created, CreatedBy = plan.Name });
        }

        bool queue = plan.QueueId.Length == 0;
        if (queue)
        {
            plan.QueueId = "queue-" + SampleId.Hex(plan.Name + "/queue");
            data.Queues.Add(new QueueSummary
            {
                FarmId = plan.FarmId,
                QueueId = plan.QueueId,
                DisplayName = plan.Name,
                Status = "SCHEDULING",
                DefaultBudgetAction = "NONE",
                CreatedAt = created,
                CreatedBy = plan.Name,
            });
        }

        bool fleet = plan.FleetId.Length == 0;
        if (fleet)
        {
            plan.FleetId = "fleet-" + SampleId.Hex(plan.Name + "/fleet");
            data.Fleets.Add(new FleetSummary
            {
                FarmId = plan.FarmId,
                FleetId = plan.FleetId,
                DisplayName = plan.Name,
                Status = "ACTIVE",
                WorkerCount = plan.Workers,
                MaxWorkerCount = plan.Workers,
                CreatedAt = created,
                CreatedBy = plan.Name,
            });
        }

        return started || farm || queue || fleet;
    }
}
