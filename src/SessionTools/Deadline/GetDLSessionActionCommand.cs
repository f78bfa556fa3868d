using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Common;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "DLSessionAction")]
[OutputType(typeof(SessionAction), typeof(Page))]
public sealed class GetDLSessionActionCommand : JobGetCmdlet
{
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? SessionActionId { get; set; }

    /// <summary>Only those of this session.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? SessionId { get; set; }

    /// <summary>Only those of this task.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? TaskId { get; set; }

    /// <summary>Only those whose status fits one of these.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionActionStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Only those whose kind fits one of these.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionActionKindCompleter))]
    public string[]? Kind { get; set; }

    /// <summary>Only those that failed themselves, not those that were never attempted because of it.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    /// <summary>Joins each with its task's parameters, names, exit code, message, host and log.</summary>
    [Parameter]
    public SwitchParameter Detail { get; set; }

    protected override object? ErrorTarget => Given(SessionActionId) ?? JobId;

    protected override void BeginInput()
    {
        base.BeginInput();
        WarnOfUnknown(nameof(Status), Status, new SessionActionStatusCompleter());
        WarnOfUnknown(nameof(Kind), Kind, new SessionActionKindCompleter());
    }

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        DeadlineIds ids = JobScope(connection);
        JobScope job = new(ids, connection);
        ActionDetails? details = Detail ? new ActionDetails(ClientOf(connection), ids, connection.Time) : null;
        if (Given(SessionActionId) is { } id)
        {
            RefuseWithId(nameof(SessionActionId), nameof(SessionId), nameof(TaskId), nameof(Status), nameof(Kind), nameof(Failed));
            GetSessionActionRequest single = new() { FarmId = ids.FarmId, QueueId = ids.QueueId, JobId = ids.JobId, SessionActionId = id };
            Enqueue(One(connection, DeadlineOperations.GetSessionAction, single, (action, stop) => ItemsAsync([action], details, job, stop)), id);
            return;
        }

        NameFilter statuses = new(Failed ? ["FAILED"] : Status);
        NameFilter kinds = new(Kind);
        Enqueue(
            Pages(connection, DeadlineOperations.ListSessionActions, ListRequest(ids), (page, stop) => ItemsAsync(
                Filter(page.SessionActions, statuses, kinds),
                details,
                job,
                stop)),
            ids.JobId!);
    }

    private ListSessionActionsRequest ListRequest(DeadlineIds ids) => new()
    {
        FarmId = ids.FarmId,
        QueueId = ids.QueueId,
        JobId = ids.JobId,
        SessionId = Given(SessionId),
        TaskId = Given(TaskId),
        MaxResults = PageSize,
        NextToken = NextToken,
    };

    private static IReadOnlyList<SessionActionSummary> Filter(IReadOnlyList<SessionActionSummary> actions, NameFilter statuses, NameFilter kinds) =>
        statuses.LetsAllThrough && kinds.LetsAllThrough
            ? actions
            : actions.Where(action => statuses.Fits(action.Status) && kinds.Fits(SessionActionIds.KindOf(action))).ToArray();

    private static async Task<IReadOnlyList<object>> ItemsAsync(
        IReadOnlyList<SessionActionSummary> actions,
        ActionDetails? details,
        JobScope job,
        CancellationToken stop)
    {
        if (details is null)
        {
            return actions.Select(action => new SessionAction(action, job)).ToArray();
        }

        MixedPage items = [];
        foreach (DetailedAction detail in await Task.Run(() => details.ReadAsync(actions, stop), stop).ConfigureAwait(false))
        {
            items.Add(new SessionAction(detail, job));
            items.AddRange(detail.Failures.Select(failure => new ItemFailure(failure, detail.Action.SessionActionId)));
        }

        return items;
    }
}
