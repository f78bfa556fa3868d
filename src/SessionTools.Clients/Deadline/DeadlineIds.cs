namespace SessionTools.Clients.Deadline;

/// <summary>A farm, a queue in it and a job in that, as far as they are known.</summary>
public sealed record DeadlineIds(string? FarmId = null, string? QueueId = null, string? JobId = null);
