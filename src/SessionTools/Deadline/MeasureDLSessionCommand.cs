using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Deadline;
using SessionTools.Common;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsDiagnostic.Measure, "DLSession")]
[OutputType(typeof(SessionMeasure))]
public sealed class MeasureDLSessionCommand : JobCmdlet
{
    private readonly Dictionary<(string GroupBy, string Id), (string Name, ActionStatistics Statistics)> _groups = [];
    private readonly HashSet<string> _measured = [];

    /// <summary>Only this session; all of the job where it is not given.</summary>
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? SessionId { get; set; }

    [Parameter]
    [ValidateSet("Step", "Worker", "Session", "Job")]
    public string[] GroupBy { get; set; } = ["Step", "Worker"];

    protected override object? ErrorTarget => string.IsNullOrEmpty(SessionId) ? JobId : SessionId;

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        DeadlineIds ids = JobScope(connection);
        string? sessionId = string.IsNullOrEmpty(SessionId) ? null : SessionId;
        JobHistory history = Await(stop => JobHistory.ReadAsync(ClientOf(connection), ids, sessionId, stop));
        Add(history, connection.Time.GetUtcNow().UtcDateTime);
    }

    protected override void EndInput()
    {
        foreach (string groupBy in GroupBy)
        {
            WriteObject(
                _groups.Where(group => group.Key.GroupBy == groupBy)
                    .Select(group => new SessionMeasure(groupBy, group.Key.Id, group.Value.Name, group.Value.Statistics)),
                enumerateCollection: true);
        }
    }

    /// <summary>A session that comes twice, by itself and with its job, counts once.</summary>
    private void Add(JobHistory history, DateTime now)
    {
        HashSet<string> fresh = history.Sessions.Keys.Where(_measured.Add).ToHashSet();
        foreach (SessionSummary session in history.Sessions.Values.Where(session => fresh.Contains(session.SessionId)))
        {
            foreach (string groupBy in GroupBy.Where(groupBy => groupBy != "Step"))
            {
                Group(groupBy, history, session).AddSession(session, now);
            }
        }

        foreach (SessionActionSummary action in history.Actions)
        {
            string sessionId = SessionActionIds.SessionOf(action);
            if (!fresh.Contains(sessionId))
            {
                continue;
            }

            foreach (string groupBy in GroupBy)
            {
                ActionStatistics? group = groupBy == "Step" ? Step(history, action) : Group(groupBy, history, history.Sessions[sessionId]);
                group?.Add(action, now);
            }
        }
    }

    private ActionStatistics? Step(JobHistory history, SessionActionSummary action) => SessionActionIds.StepOf(action) is { } stepId
        ? Group("Step", stepId, history.Steps.GetValueOrDefault(stepId)?.Name ?? stepId)
        : null;

    private ActionStatistics Group(string groupBy, JobHistory history, SessionSummary session) => groupBy switch
    {
        "Worker" => Group(groupBy, session.WorkerId, session.WorkerId),
        "Session" => Group(groupBy, session.SessionId, session.SessionId),
        _ => Group(groupBy, history.Job.JobId!, history.Job.JobId!),
    };

    private ActionStatistics Group(string groupBy, string id, string name)
    {
        if (!_groups.TryGetValue((groupBy, id), out (string Name, ActionStatistics Statistics) group))
        {
            group = (name, new ActionStatistics());
            _groups.Add((groupBy, id), group);
        }

        return group.Statistics;
    }
}
