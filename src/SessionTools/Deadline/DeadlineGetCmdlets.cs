using System.ComponentModel;
using System.Management.Automation;
using SessionTools.Clients.Deadline;
using SessionTools.Common;
using SessionTools.Deadline;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets that get what a farm holds.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FarmGetCmdlet : FanOutCmdlet
{
    /// <summary>The connection's default where it is not given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? FarmId { get; set; }

    private protected DeadlineIds FarmScope(Connection connection) => DeadlineScope.Farm(connection, FarmId);
}

/// <summary>The base of cmdlets that get what a queue holds.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class QueueGetCmdlet : FarmGetCmdlet
{
    /// <inheritdoc cref="FarmGetCmdlet.FarmId"/>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? QueueId { get; set; }

    private protected DeadlineIds QueueScope(Connection connection) => DeadlineScope.Queue(connection, FarmId, QueueId);
}

/// <summary>The base of cmdlets that get what a job holds.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JobGetCmdlet : QueueGetCmdlet
{
    /// <inheritdoc cref="FarmGetCmdlet.FarmId"/>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? JobId { get; set; }

    private protected DeadlineIds JobScope(Connection connection) => DeadlineScope.Job(connection, FarmId, QueueId, JobId);
}
