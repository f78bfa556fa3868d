using System.ComponentModel;
using System.Management.Automation;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Common;
using SessionTools.Deadline;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets that do something with a job.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JobCmdlet : ConnectedCmdlet
{
    /// <summary>The connection's default where it is not given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? FarmId { get; set; }

    /// <inheritdoc cref="FarmId"/>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? QueueId { get; set; }

    /// <inheritdoc cref="FarmId"/>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? JobId { get; set; }

    protected override object? ErrorTarget => JobId;

    private protected DeadlineIds JobScope(Connection connection) => DeadlineScope.Job(connection, FarmId, QueueId, JobId);

    private protected static ServiceClient ClientOf(Connection connection) => connection.Client(DeadlineService.Description);
}
