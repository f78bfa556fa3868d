using System;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Deadline;

/// <summary>Looks at a job again and again. Failures that may pass are sat out once the job has been seen.</summary>
internal sealed class JobWait
{
    private readonly ServiceClient _client;
    private readonly GetJobRequest _request;
    private readonly TimeSpan _interval;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly long _start;

    /// <param name="client">Deadline Cloud's client.</param>
    /// <param name="job">The job, all of its ids known.</param>
    /// <param name="interval">Between two looks.</param>
    /// <param name="timeout">After that long it gives up.</param>
    /// <param name="time">The clock of every wait.</param>
    public JobWait(ServiceClient client, DeadlineIds job, TimeSpan interval, TimeSpan timeout, TimeProvider time)
    {
        _client = client;
        _request = new GetJobRequest { FarmId = job.FarmId, QueueId = job.QueueId, JobId = job.JobId };
        _interval = interval;
        _timeout = timeout;
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>The job as it was last seen; null before.</summary>
    public GetJobResponse? Last { get; private set; }

    public TimeSpan Waited => _time.GetElapsedTime(_start);

    /// <summary>The next look at the job: the first at once, every other after a pause.</summary>
    /// <exception cref="WaitTimeoutException">The time is over.</exception>
    public async Task<GetJobResponse> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Last is not null)
            {
                await PauseAsync(Last, cancellationToken).ConfigureAwait(false);
            }

            try
            {
                return Last = await _client.CallAsync(DeadlineOperations.GetJob, _request, cancellationToken).ConfigureAwait(false);
            }
            catch (SessionToolsException exception) when (Last is not null && Transient.Is(exception))
            {
                // The next look may do better; the time limit holds in any case.
            }
        }
    }

    private async Task PauseAsync(GetJobResponse last, CancellationToken cancellationToken)
    {
        TimeSpan left = _timeout - Waited;
        if (left <= TimeSpan.Zero)
        {
            throw new WaitTimeoutException(
                $"The job {last.JobId} was still {last.TaskRunStatus ?? last.LifecycleStatus} after {_timeout.TotalSeconds:0.###} seconds.",
                _timeout);
        }

        await Task.Delay(_interval < left ? _interval : left, _time, cancellationToken).ConfigureAwait(false);
    }
}
