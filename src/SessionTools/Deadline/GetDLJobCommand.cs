using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Deadline;
using Job = SessionTools.Deadline.Job;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "DLJob")]
[OutputType(typeof(Job), typeof(Page))]
public sealed class GetDLJobCommand : JobGetCmdlet
{
    /// <summary>Only jobs whose names fit one of these.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Only jobs whose task run status fits one of these.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TaskRunStatusCompleter))]
    [Alias("TaskRunStatus")]
    public string[]? Status { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PrincipalId { get; set; }

    protected override object? ErrorTarget => Given(JobId) ?? QueueId;

    protected override void BeginInput()
    {
        base.BeginInput();
        WarnOfUnknown(nameof(Status), Status, new TaskRunStatusCompleter());
    }

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        DeadlineIds queue = QueueScope(connection);
        if (Given(JobId) is { } id)
        {
            RefuseWithId(nameof(JobId), nameof(Name), nameof(Status), nameof(PrincipalId));
            GetJobRequest single = new() { FarmId = queue.FarmId, QueueId = queue.QueueId, JobId = id };
            Enqueue(One(connection, DeadlineOperations.GetJob, single, job => new Job(job, queue.FarmId!, queue.QueueId!, connection)), id);
            return;
        }

        NameFilter names = new(Name);
        NameFilter statuses = new(Status);
        ListJobsRequest request = new()
        {
            FarmId = queue.FarmId,
            QueueId = queue.QueueId,
            PrincipalId = PrincipalId,
            MaxResults = PageSize,
            NextToken = NextToken,
        };
        Enqueue(
            Pages(connection, DeadlineOperations.ListJobs, request, page => page.Jobs
                .Where(job => names.Fits(job.Name) && statuses.Fits(job.TaskRunStatus))
                .Select(job => new Job(job, queue.FarmId!, queue.QueueId!, connection))),
            queue.QueueId!);
    }
}
