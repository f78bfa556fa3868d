using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Common;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "DLStep")]
[OutputType(typeof(JobStep), typeof(Page))]
public sealed class GetDLStepCommand : JobGetCmdlet
{
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? StepId { get; set; }

    /// <summary>Only steps whose names fit one of these.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Only steps whose task run status fits one of these.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TaskRunStatusCompleter))]
    [Alias("TaskRunStatus")]
    public string[]? Status { get; set; }

    protected override object? ErrorTarget => Given(StepId) ?? JobId;

    protected override void BeginInput()
    {
        base.BeginInput();
        WarnOfUnknown(nameof(Status), Status, new TaskRunStatusCompleter());
    }

    protected override void ProcessInput()
    {
        if (GivenButEmpty(nameof(StepId), StepId))
        {
            return;
        }

        Connection connection = CurrentConnection;
        DeadlineIds ids = JobScope(connection);
        JobScope job = new(ids, connection);
        if (Given(StepId) is { } id)
        {
            RefuseWithId(nameof(StepId), nameof(Name), nameof(Status));
            GetStepRequest single = new() { FarmId = ids.FarmId, QueueId = ids.QueueId, JobId = ids.JobId, StepId = id };
            Enqueue(One(connection, DeadlineOperations.GetStep, single, step => new JobStep(step, job)), id);
            return;
        }

        NameFilter names = new(Name);
        NameFilter statuses = new(Status);
        ListStepsRequest request = new() { FarmId = ids.FarmId, QueueId = ids.QueueId, JobId = ids.JobId, MaxResults = PageSize, NextToken = NextToken };
        Enqueue(
            Pages(connection, DeadlineOperations.ListSteps, request, page => page.Steps
                .Where(step => names.Fits(step.Name) && statuses.Fits(step.TaskRunStatus))
                .Select(step => new JobStep(step, job))),
            ids.JobId!);
    }
}
