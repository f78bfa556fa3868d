using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Deadline;
using SessionTools.Common;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "DLTask")]
[OutputType(typeof(JobTask), typeof(Page))]
public sealed class GetDLTaskCommand : JobGetCmdlet
{
    /// <summary>Without it the tasks of all steps are listed.</summary>
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? StepId { get; set; }

    [Parameter(Position = 4, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? TaskId { get; set; }

    /// <summary>Only tasks whose run status fits one of these.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TaskRunStatusCompleter))]
    [Alias("RunStatus")]
    public string[]? Status { get; set; }

    protected override object? ErrorTarget => Given(TaskId) ?? Given(StepId) ?? JobId;

    protected override void BeginInput()
    {
        base.BeginInput();
        WarnOfUnknown(nameof(Status), Status, new TaskRunStatusCompleter());
    }

    protected override void ProcessInput()
    {
        if (GivenButEmpty(nameof(TaskId), TaskId))
        {
            return;
        }

        Connection connection = CurrentConnection;
        DeadlineIds ids = JobScope(connection);
        JobScope job = new(ids, connection);
        if (Given(TaskId) is { } id)
        {
            RefuseWithId(nameof(TaskId), nameof(Status));
            GetTaskRequest single = new() { FarmId = ids.FarmId, QueueId = ids.QueueId, JobId = ids.JobId, StepId = StepId, TaskId = id };
            string stepId = StepId ?? "";
            Enqueue(One(connection, DeadlineOperations.GetTask, single, task => new JobTask(task, stepId, job)), id);
        }
        else if (Given(StepId) is { } step)
        {
            Enqueue(TasksOf(step, job), step);
        }
        else
        {
            Enqueue(TasksOfAllSteps(job), job.JobId);
        }
    }

    private IAsyncEnumerable<IReadOnlyList<object>> TasksOf(string stepId, JobScope job)
    {
        NameFilter statuses = new(Status);
        ListTasksRequest request = new()
        {
            FarmId = job.FarmId,
            QueueId = job.QueueId,
            JobId = job.JobId,
            StepId = stepId,
            MaxResults = PageSize,
            NextToken = NextToken,
        };
        return Pages(job.Connection, DeadlineOperations.ListTasks, request, page => page.Tasks
            .Where(task => statuses.Fits(task.RunStatus))
            .Select(task => new JobTask(task, stepId, job)));
    }

    private IAsyncEnumerable<IReadOnlyList<object>> TasksOfAllSteps(JobScope job) => PagesOfAll(
        job.Connection,
        DeadlineOperations.ListSteps,
        new ListStepsRequest { FarmId = job.FarmId, QueueId = job.QueueId, JobId = job.JobId },
        page => page.Steps.Select(step => step.StepId),
        step => TasksOf(step, job));
}
