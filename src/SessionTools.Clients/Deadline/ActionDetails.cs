using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Deadline;

/// <summary>
/// Joins the session actions of one job with what only single items tell: exit code, message and task parameters; the
/// session's host and log; the step's name. Sessions and steps are read once each.
/// </summary>
internal sealed class ActionDetails
{
    private readonly BatchReader<GetSessionActionResponse> _actions;
    private readonly BatchReader<GetSessionResponse> _sessions;
    private readonly BatchReader<StepSummary> _steps;
    private readonly Dictionary<string, BatchReader<GetSessionResponse>.Result> _knownSessions = [];
    private readonly Dictionary<string, BatchReader<StepSummary>.Result> _knownSteps = [];

    /// <param name="client">Deadline Cloud's client.</param>
    /// <param name="job">The job, all of its ids known.</param>
    /// <param name="time">The clock of every wait.</param>
    public ActionDetails(ServiceClient client, DeadlineIds job, TimeProvider time)
    {
        _actions = new(
            DeadlineOperations.BatchGetSessionAction,
            async (ids, stop) =>
            {
                BatchGetSessionActionRequest request = new() { Identifiers = ids.Select(id => ActionRequest(job, id)).ToArray() };
                BatchGetSessionActionResponse response = await client.CallAsync(DeadlineOperations.BatchGetSessionAction, request, stop).ConfigureAwait(false);
                return new(
                    response.SessionActions.Select(action => (action.SessionActionId, (GetSessionActionResponse)action)),
                    Errors(response.Errors, error => error.SessionActionId));
            },
            (id, stop) => client.CallAsync(DeadlineOperations.GetSessionAction, ActionRequest(job, id), stop),
            time);
        _sessions = new(
            DeadlineOperations.BatchGetSession,
            async (ids, stop) =>
            {
                BatchGetSessionRequest request = new() { Identifiers = ids.Select(id => SessionRequest(job, id)).ToArray() };
                BatchGetSessionResponse response = await client.CallAsync(DeadlineOperations.BatchGetSession, request, stop).ConfigureAwait(false);
                return new(
                    response.Sessions.Select(session => (session.SessionId, (GetSessionResponse)session)),
                    Errors(response.Errors, error => error.SessionId));
            },
            (id, stop) => client.CallAsync(DeadlineOperations.GetSession, SessionRequest(job, id), stop),
            time);
        _steps = new(
            DeadlineOperations.BatchGetStep,
            async (ids, stop) =>
            {
                BatchGetStepRequest request = new() { Identifiers = ids.Select(id => StepRequest(job, id)).ToArray() };
                BatchGetStepResponse response = await client.CallAsync(DeadlineOperations.BatchGetStep, request, stop).ConfigureAwait(false);
                return new(response.Steps.Select(step => (step.StepId, step)), Errors(response.Errors, error => error.StepId));
            },
            async (id, stop) => await client.CallAsync(DeadlineOperations.GetStep, StepRequest(job, id), stop).ConfigureAwait(false),
            time);
    }

    /// <summary>The actions in their order, each with what could be found out and what could not.</summary>
    public async Task<IReadOnlyList<DetailedAction>> ReadAsync(IReadOnlyList<SessionActionSummary> actions, CancellationToken cancellationToken)
    {
        string[] unread = actions.Where(action => action is not GetSessionActionResponse).Select(action => action.SessionActionId).ToArray();
        IReadOnlyDictionary<string, BatchReader<GetSessionActionResponse>.Result> read = await _actions.ReadAsync(unread, cancellationToken).ConfigureAwait(false);
        await AddAsync(_knownSessions, _sessions, actions.Select(SessionActionIds.SessionOf), cancellationToken).ConfigureAwait(false);
        await AddAsync(_knownSteps, _steps, actions.Select(SessionActionIds.StepOf).OfType<string>(), cancellationToken).ConfigureAwait(false);
        return actions.Select(action => Join(action, read.GetValueOrDefault(action.SessionActionId))).ToArray();
    }

    private static async Task AddAsync<TItem>(
        Dictionary<string, BatchReader<TItem>.Result> known,
        BatchReader<TItem> reader,
        IEnumerable<string> ids,
        CancellationToken cancellationToken)
        where TItem : class
    {
        foreach ((string id, BatchReader<TItem>.Result result) in await reader.ReadAsync(ids.Where(id => !known.ContainsKey(id)), cancellationToken).ConfigureAwait(false))
        {
            known[id] = result;
        }
    }

    private DetailedAction Join(SessionActionSummary action, BatchReader<GetSessionActionResponse>.Result? read)
    {
        BatchReader<GetSessionResponse>.Result session = _knownSessions[SessionActionIds.SessionOf(action)];
        BatchReader<StepSummary>.Result? step = SessionActionIds.StepOf(action) is { } stepId ? _knownSteps[stepId] : null;
        SessionToolsException?[] failures = [read?.Failure, session.Failure, step?.Failure];
        return new DetailedAction(read?.Item ?? action, session.Item, step?.Item, failures.OfType<SessionToolsException>().ToArray());
    }

    private static (string Id, string Code, string Message)[] Errors(IReadOnlyList<BatchError> errors, Func<BatchError, string?> id) =>
        errors.Select(error => (id(error) ?? "", error.Code, error.Message)).ToArray();

    private static GetSessionActionRequest ActionRequest(DeadlineIds job, string id) =>
        new() { FarmId = job.FarmId, QueueId = job.QueueId, JobId = job.JobId, SessionActionId = id };

    private static GetSessionRequest SessionRequest(DeadlineIds job, string id) =>
        new() { FarmId = job.FarmId, QueueId = job.QueueId, JobId = job.JobId, SessionId = id };

    private static GetStepRequest StepRequest(DeadlineIds job, string id) =>
        new() { FarmId = job.FarmId, QueueId = job.QueueId, JobId = job.JobId, StepId = id };
}

/// <summary>A session action with its session and step, where they could be read, and the reasons where not.</summary>
internal sealed record DetailedAction(
    SessionActionSummary Action,
    GetSessionResponse? Session,
    StepSummary? Step,
    IReadOnlyList<SessionToolsException> Failures);
