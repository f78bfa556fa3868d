using System;
using System.Collections.Generic;
using System.Globalization;
using SessionTools.Clients.Deadline;
using SessionTools.Local.Common;

namespace SessionTools.Local.Deadline;

/// <summary>
/// The ids, jobs, workers and sessions of generated jobs. An id holds the number of what it names, so that nothing needs
/// to be remembered to find it again.
/// </summary>
internal sealed class JobGenerator
{
    private const int PrefixLength = 16;

    private readonly string _prefix;

    public JobGenerator(GeneratedJobs plan)
    {
        Plan = plan;
        _prefix = SampleId.Hex(string.Create(CultureInfo.InvariantCulture, $"{plan.Name}/{plan.Seed}"))[..PrefixLength];
    }

    public GeneratedJobs Plan { get; }

    public DateTime FirstStart => Plan.StartsAt!.Value.ToUniversalTime();

    public int JobCount => Plan.Jobs;

    public int WorkerCount => Plan.Workers;

    private int SessionCount => Plan.Jobs * Plan.SessionsPerJob;

    public string Id(string kind, long number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{_prefix}{number:x16}");

    /// <summary>The number in an id that is one of these, or null.</summary>
    public int? Number(string kind, string id, int count)
    {
        string head = kind + "-" + _prefix;
        return id.StartsWith(head, StringComparison.Ordinal)
            && int.TryParse(id.AsSpan(head.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int number)
            && number < count
            ? number
            : null;
    }

    public GeneratedJob Job(int number, DateTime now, IReadOnlyDictionary<string, SessionEnd> ends) => new(this, number, now, ends);

    public WorkerSummary Worker(int number) => new()
    {
        WorkerId = Id("worker", number),
        FarmId = Plan.FarmId,
        FleetId = Plan.FleetId,
        Status = "RUNNING",
        HostProperties = Host(number),
        CreatedAt = FirstStart,
        CreatedBy = Plan.Name,
    };

    public HostProperties Host(int worker) => new()
    {
        HostName = string.Create(CultureInfo.InvariantCulture, $"{Plan.Name}-{worker}"),
        IpAddresses = new IpAddresses { IpV4Addresses = [string.Create(CultureInfo.InvariantCulture, $"10.0.{worker / 250 % 250}.{(worker % 250) + 1}")] },
        Ec2InstanceType = "c7i.4xlarge",
    };

    /// <summary>The sessions that a worker has run: session n runs on worker n modulo the number of workers.</summary>
    public IReadOnlyList<WorkerSessionSummary> SessionsOf(int worker, DateTime now, IReadOnlyDictionary<string, SessionEnd> ends)
    {
        int count = (SessionCount - worker + Plan.Workers - 1) / Plan.Workers;
        return new VirtualList<WorkerSessionSummary>(Math.Max(0, count), index =>
        {
            int session = worker + (index * Plan.Workers);
            GeneratedJob job = Job(session / Plan.SessionsPerJob, now, ends);
            GetSessionResponse found = job.Session(session % Plan.SessionsPerJob);
            return new WorkerSessionSummary
            {
                SessionId = found.SessionId,
                QueueId = job.QueueId,
                JobId = job.Job.JobId,
                LifecycleStatus = found.LifecycleStatus,
                TargetLifecycleStatus = found.TargetLifecycleStatus,
                StartedAt = found.StartedAt,
                EndedAt = found.EndedAt,
            };
        });
    }

    /// <summary>A number from 0 to 1, always the same for the same arguments (the finalizer of SplitMix64).</summary>
    public double Random(long session, long action)
    {
        ulong mixed = ((ulong)Plan.Seed * 0x9E3779B97F4A7C15) + ((ulong)session << 32) + (ulong)action + 1;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) / (double)(1UL << 53);
    }
}
