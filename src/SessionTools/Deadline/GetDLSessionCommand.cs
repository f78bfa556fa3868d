using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Common;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "DLSession")]
[OutputType(typeof(Session), typeof(Page))]
public sealed class GetDLSessionCommand : JobGetCmdlet
{
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? SessionId { get; set; }

    /// <summary>Names the session that it belongs to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? SessionActionId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? FleetId { get; set; }

    /// <summary>With -FleetId and without -JobId the sessions of this worker are listed, of whichever job.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? WorkerId { get; set; }

    /// <summary>Only sessions whose lifecycle status fits one of these.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionStatusCompleter))]
    [Alias("LifecycleStatus")]
    public string[]? Status { get; set; }

    protected override object? ErrorTarget => Given(SessionId) ?? Given(JobId) ?? WorkerId;

    protected override void BeginInput()
    {
        base.BeginInput();
        WarnOfUnknown(nameof(Status), Status, new SessionStatusCompleter());
    }

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        string? id = Given(SessionId) ?? (Given(SessionActionId) is { } action ? SessionActionIds.SessionOf(action) : null);
        if (id is not null)
        {
            RefuseWithId(Given(SessionId) is null ? nameof(SessionActionId) : nameof(SessionId), nameof(FleetId), nameof(WorkerId), nameof(Status));
            JobScope job = new(JobScope(connection), connection);
            GetSessionRequest request = new() { FarmId = job.FarmId, QueueId = job.QueueId, JobId = job.JobId, SessionId = id };
            Enqueue(One(connection, DeadlineOperations.GetSession, request, session => new Session(session, job)), id);
        }
        else if (Given(WorkerId) is { } worker && Given(JobId) is null)
        {
            Enqueue(SessionsOfWorker(connection, worker), worker);
        }
        else
        {
            JobScope job = new(JobScope(connection), connection);
            Enqueue(SessionsOfJob(job, Given(WorkerId)), job.JobId);
        }
    }

    private IAsyncEnumerable<IReadOnlyList<object>> SessionsOfWorker(Connection connection, string workerId)
    {
        string farmId = FarmScope(connection).FarmId!;
        string fleetId = Given(FleetId)
            ?? throw new DeadlineException(DeadlineProblem.MissingFleetId, $"The worker {workerId} is found only with its fleet: give -FleetId too.");
        NameFilter statuses = new(Status);
        ListSessionsForWorkerRequest request = new() { FarmId = farmId, FleetId = fleetId, WorkerId = workerId, MaxResults = PageSize, NextToken = NextToken };
        return Pages(connection, DeadlineOperations.ListSessionsForWorker, request, page => page.Sessions
            .Where(session => statuses.Fits(session.LifecycleStatus))
            .Select(session => new Session(session, farmId, fleetId, workerId, connection)));
    }

    private IAsyncEnumerable<IReadOnlyList<object>> SessionsOfJob(JobScope job, string? workerId)
    {
        NameFilter statuses = new(Status);
        ListSessionsRequest request = new() { FarmId = job.FarmId, QueueId = job.QueueId, JobId = job.JobId, MaxResults = PageSize, NextToken = NextToken };
        return Pages(job.Connection, DeadlineOperations.ListSessions, request, page => page.Sessions
            .Where(session => statuses.Fits(session.LifecycleStatus) && (workerId is null || session.WorkerId == workerId))
            .Select(session => new Session(session, job)));
    }
}
