using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Deadline;

/// <summary>What a job, or one session of it, has done so far: its sessions, steps and session actions.</summary>
internal sealed record JobHistory
{
    public required DeadlineIds Job { get; init; }

    public required IReadOnlyDictionary<string, SessionSummary> Sessions { get; init; }

    public required IReadOnlyDictionary<string, StepSummary> Steps { get; init; }

    public required IReadOnlyList<SessionActionSummary> Actions { get; init; }

    /// <param name="client">Deadline Cloud's client.</param>
    /// <param name="job">The job, all of its ids known.</param>
    /// <param name="sessionId">Only this session; null for all.</param>
    /// <param name="stop">Stops.</param>
    public static async Task<JobHistory> ReadAsync(ServiceClient client, DeadlineIds job, string? sessionId, CancellationToken stop)
    {
        Dictionary<string, SessionSummary> sessions = [];
        ListSessionsRequest sessionsRequest = new() { FarmId = job.FarmId, QueueId = job.QueueId, JobId = job.JobId };
        using (PageReader<ListSessionsRequest, ListSessionsResponse> pages = client.ReadPages(DeadlineOperations.ListSessions, sessionsRequest, stop))
        {
            while (await pages.NextAsync().ConfigureAwait(false) is { } page)
            {
                foreach (SessionSummary session in page.Sessions)
                {
                    if (sessionId is null || session.SessionId == sessionId)
                    {
                        sessions[session.SessionId] = session;
                    }
                }
            }
        }

        Dictionary<string, StepSummary> steps = [];
        ListStepsRequest stepsRequest = new() { FarmId = job.FarmId, QueueId = job.QueueId, JobId = job.JobId };
        using (PageReader<ListStepsRequest, ListStepsResponse> pages = client.ReadPages(DeadlineOperations.ListSteps, stepsRequest, stop))
        {
            while (await pages.NextAsync().ConfigureAwait(false) is { } page)
            {
                foreach (StepSummary step in page.Steps)
                {
                    steps[step.StepId] = step;
                }
            }
        }

        return new JobHistory { Job = job, Sessions = sessions, Steps = steps, Actions = await ReadActionsAsync(client, job, sessionId, stop).ConfigureAwait(false) };
    }

    private static async Task<IReadOnlyList<SessionActionSummary>> ReadActionsAsync(ServiceClient client, DeadlineIds job, string? sessionId, CancellationToken stop)
    {
        List<SessionActionSummary> actions = [];
        ListSessionActionsRequest request = new() { FarmId = job.FarmId, QueueId = job.QueueId, JobId = job.JobId, SessionId = sessionId };
        using PageReader<ListSessionActionsRequest, ListSessionActionsResponse> pages = client.ReadPages(DeadlineOperations.ListSessionActions, request, stop);
        while (await pages.NextAsync().ConfigureAwait(false) is { } page)
        {
            actions.AddRange(page.SessionActions);
        }

        return actions;
    }
}
