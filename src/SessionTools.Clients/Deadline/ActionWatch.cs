using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Deadline;

/// <summary>A session action whose status or progress is not what it was when last seen; or a failure that was sat out.</summary>
internal sealed record ActionChange(SessionActionSummary? Action, string? PreviousStatus, float? PreviousProgress, SessionToolsException? Trouble);

/// <summary>
/// Lists a job's session actions again and again and tells what has changed, until the job or session has ended. Whether
/// it has ended is asked before each listing, so that the last listing holds the last changes.
/// </summary>
internal sealed class ActionWatch
{
    private readonly ServiceClient _client;
    private readonly DeadlineIds _job;
    private readonly string? _sessionId;
    private readonly TimeSpan _interval;
    private readonly TimeSpan? _timeout;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, (string Status, float? Progress)> _seen = [];

    /// <param name="client">Deadline Cloud's client.</param>
    /// <param name="job">The job, all of its ids known.</param>
    /// <param name="sessionId">Only this session's; null for all of the job.</param>
    /// <param name="interval">Between two listings.</param>
    /// <param name="timeout">After that long it gives up; null for never.</param>
    /// <param name="time">The clock of every wait.</param>
    public ActionWatch(ServiceClient client, DeadlineIds job, string? sessionId, TimeSpan interval, TimeSpan? timeout, TimeProvider time)
    {
        _client = client;
        _job = job;
        _sessionId = sessionId;
        _interval = interval;
        _timeout = timeout;
        _time = time;
    }

    /// <exception cref="WaitTimeoutException">The time is over.</exception>
    public async IAsyncEnumerable<ActionChange> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        bool looked = false;
        while (true)
        {
            Look look = await LookAsync(looked, cancellationToken).ConfigureAwait(false);
            looked = true;
            foreach (ActionChange change in look.Changes)
            {
                yield return change;
            }

            if (look.Ended)
            {
                yield break;
            }

            TimeSpan pause = _timeout is { } timeout ? Left(timeout, start) : _interval;
            await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan Left(TimeSpan timeout, long start)
    {
        TimeSpan left = timeout - _time.GetElapsedTime(start);
        if (left <= TimeSpan.Zero)
        {
            throw new WaitTimeoutException($"The {What} has not ended after {timeout.TotalSeconds:0.###} seconds.", timeout);
        }

        return _interval < left ? _interval : left;
    }

    private string What => _sessionId is null ? $"job {_job.JobId}" : $"session {_sessionId}";

    /// <param name="forgiving">A failure that may pass ends this look only.</param>
    /// <param name="cancellationToken">Stops.</param>
    private async Task<Look> LookAsync(bool forgiving, CancellationToken cancellationToken)
    {
        List<ActionChange> changes = [];
        try
        {
            bool ended = await HasEndedAsync(cancellationToken).ConfigureAwait(false);
            ListSessionActionsRequest request = new() { FarmId = _job.FarmId, QueueId = _job.QueueId, JobId = _job.JobId, SessionId = _sessionId };
            using PageReader<ListSessionActionsRequest, ListSessionActionsResponse> pages =
                _client.ReadPages(DeadlineOperations.ListSessionActions, request, cancellationToken);
            while (await pages.NextAsync().ConfigureAwait(false) is { } page)
            {
                AddChanges(page.SessionActions, changes);
            }

            return new Look(changes, ended);
        }
        catch (SessionToolsException exception) when (forgiving && Transient.Is(exception))
        {
            changes.Add(new ActionChange(null, null, null, exception));
            return new Look(changes, Ended: false);
        }
    }

    private void AddChanges(IReadOnlyList<SessionActionSummary> actions, List<ActionChange> changes)
    {
        foreach (SessionActionSummary action in actions)
        {
            bool known = _seen.TryGetValue(action.SessionActionId, out (string Status, float? Progress) before);
            if (!known || before != (action.Status, action.ProgressPercent))
            {
                _seen[action.SessionActionId] = (action.Status, action.ProgressPercent);
                changes.Add(new ActionChange(action, before.Status, before.Progress, null));
            }
        }
    }

    private async Task<bool> HasEndedAsync(CancellationToken cancellationToken)
    {
        if (_sessionId is not null)
        {
            GetSessionRequest session = new() { FarmId = _job.FarmId, QueueId = _job.QueueId, JobId = _job.JobId, SessionId = _sessionId };
            return (await _client.CallAsync(DeadlineOperations.GetSession, session, cancellationToken).ConfigureAwait(false)).LifecycleStatus == "ENDED";
        }

        GetJobRequest job = new() { FarmId = _job.FarmId, QueueId = _job.QueueId, JobId = _job.JobId };
        return JobStates.IsComplete(await _client.CallAsync(DeadlineOperations.GetJob, job, cancellationToken).ConfigureAwait(false));
    }

    private sealed record Look(IReadOnlyList<ActionChange> Changes, bool Ended);
}
