using System;
using System.Management.Automation;
using SessionTools.Clients.Deadline;
using SessionTools.Common;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsLifecycle.Wait, "DLJob")]
[OutputType(typeof(JobOutcome))]
public sealed class WaitDLJobCommand : JobCmdlet
{
    private const string Complete = "Complete";
    private const string Succeeded = "Succeeded";
    private const string CreateComplete = "CreateComplete";
    private const int Finished = 100;

    /// <summary>The service's waiters: until the job has ended in any way, until it has succeeded, or until it has been created.</summary>
    [Parameter]
    [ValidateSet(Complete, Succeeded, CreateComplete)]
    public string For { get; set; } = Complete;

    /// <summary>Between two looks: seconds, or a TimeSpan. 15 seconds, or 1 for CreateComplete, where it is not given.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Interval { get; set; }

    /// <summary>For each job: seconds, or a TimeSpan. An hour, or 2 minutes for CreateComplete, where it is not given.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        DeadlineIds ids = JobScope(connection);
        JobScope job = new(ids, connection);
        TimeSpan interval = Interval ?? TimeSpan.FromSeconds(For == CreateComplete ? 1 : 15);
        TimeSpan timeout = Timeout ?? TimeSpan.FromMinutes(For == CreateComplete ? 2 : 60);
        JobWait wait = new(ClientOf(connection), ids, interval, timeout, connection.Time);
        ProgressRecord progress = new(ids.JobId!.GetHashCode(StringComparison.Ordinal) & int.MaxValue, $"Waiting for job {ids.JobId}", "Asking");
        try
        {
            GetJobResponse last;
            do
            {
                last = Await(wait.NextAsync);
                Show(progress, last);
            }
            while (!IsOver(last));

            WriteObject(new JobOutcome(last, job, wait.Waited));
            if (HasFailed(last))
            {
                throw new DeadlineException(DeadlineProblem.JobNotSucceeded, $"The job {last.JobId} ({last.Name}) has ended as {last.TaskRunStatus ?? last.LifecycleStatus}.");
            }
        }
        catch (WaitTimeoutException)
        {
            WriteObject(new JobOutcome(wait.Last!, job, wait.Waited));
            throw;
        }
        finally
        {
            progress.RecordType = ProgressRecordType.Completed;
            WriteProgress(progress);
        }
    }

    private bool IsOver(GetJobResponse job) => For == CreateComplete
        ? JobStates.IsCreated(job) || JobStates.CannotBeCreated(job)
        : JobStates.IsComplete(job);

    private bool HasFailed(GetJobResponse job) => For switch
    {
        Succeeded => !JobStates.HasSucceeded(job),
        CreateComplete => JobStates.CannotBeCreated(job),
        _ => false,
    };

    private void Show(ProgressRecord progress, GetJobResponse job)
    {
        double done = TaskCounts.Percent(job.TaskRunStatusCounts, "SUCCEEDED", "FAILED", "CANCELED", "SUSPENDED", "NOT_COMPATIBLE") ?? 0;
        progress.StatusDescription = $"{job.Name}: {job.TaskRunStatus ?? job.LifecycleStatus}, {done:0.#} % of its tasks done";
        progress.PercentComplete = (int)Math.Min(done, Finished);
        WriteProgress(progress);
    }
}
