using System;
using System.Collections.Generic;
using System.Linq;

namespace SessionTools.Clients.Deadline;

/// <summary>
/// The farm, queue and job of commands that name none: the connection's, else those of the environment (which a worker
/// sets for its jobs), else those of the <c>deadline</c> tool's settings. A queue is used only in its own farm, a job only
/// in its own queue.
/// </summary>
internal sealed class DeadlineDefaults
{
    private readonly IReadOnlyList<DeadlineIds> _given;
    private readonly DeadlineConfigFile? _file;

    private DeadlineDefaults(IReadOnlyList<DeadlineIds> given, DeadlineConfigFile? file)
    {
        _given = given;
        _file = file;
    }

    public string? FarmId => _given.Select(ids => ids.FarmId).FirstOrDefault(id => id is not null) ?? _file?.FarmId;

    /// <summary>Only what the connection names: the embedded endpoint knows nothing of the user's farms.</summary>
    public static DeadlineDefaults Only(DeadlineIds ids) => new([ids], null);

    public static DeadlineDefaults WithMachine(DeadlineIds ids, string? profileName) =>
        new([ids, FromEnvironment()], DeadlineConfigFile.Read(profileName));

    public string? QueueIdOf(string? farmId) =>
        _given.FirstOrDefault(ids => ids.QueueId is not null && Fits(ids.FarmId, farmId))?.QueueId
        ?? (farmId is null ? null : _file?.QueueIdOf(farmId));

    public string? JobIdOf(string? farmId, string? queueId) =>
        _given.FirstOrDefault(ids => ids.JobId is not null && Fits(ids.FarmId, farmId) && Fits(ids.QueueId, queueId))?.JobId
        ?? (farmId is null || queueId is null ? null : _file?.JobIdOf(farmId, queueId));

    private static bool Fits(string? known, string? wanted) => known is null || known == wanted;

    private static DeadlineIds FromEnvironment() => new(Variable("DEADLINE_FARM_ID"), Variable("DEADLINE_QUEUE_ID"), Variable("DEADLINE_JOB_ID"));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
