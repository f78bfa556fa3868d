namespace SessionTools.Deadline;

/// <summary>The job that listed objects belong to, shared by all of a listing.</summary>
internal sealed record JobScope(string FarmId, string QueueId, string JobId, Connection Connection);
