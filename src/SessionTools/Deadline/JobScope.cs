using SessionTools.Clients.Deadline;

namespace SessionTools.Deadline;

/// <summary>The job that listed objects belong to, shared by all of a listing.</summary>
internal sealed record JobScope(string FarmId, string QueueId, string JobId, Connection Connection)
{
    public JobScope(DeadlineIds ids, Connection connection)
        : this(ids.FarmId!, ids.QueueId!, ids.JobId!, connection)
    {
    }
}
