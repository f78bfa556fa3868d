using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace SessionTools.Clients.Deadline;

/// <summary>
/// Writes session actions as a trace for Perfetto and Chrome (Trace Event Format): a process a worker, a thread a session,
/// a complete event an action. What is in flight lasts until now; what has not started is left out.
/// </summary>
internal sealed class TraceWriter : IDisposable
{
    private const double MicrosecondsPerMillisecond = 1000;

    private readonly Utf8JsonWriter _json;
    private readonly DateTime _now;
    private readonly Dictionary<string, int> _processes = [];
    private readonly Dictionary<string, int> _threads = [];

    public TraceWriter(Stream stream, DateTime now)
    {
        _json = new Utf8JsonWriter(stream);
        _now = now;
        _json.WriteStartObject();
        _json.WriteString("displayTimeUnit", "ms");
        _json.WriteStartArray("traceEvents");
    }

    /// <summary>How many actions were written.</summary>
    public int Events { get; private set; }

    public void Write(JobHistory history)
    {
        foreach (SessionActionSummary action in history.Actions.Where(action => action.StartedAt is not null))
        {
            Write(history, action);
            Events++;
        }
    }

    /// <summary>Ends the document.</summary>
    public void Complete()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();

    private void Write(JobHistory history, SessionActionSummary action)
    {
        string sessionId = SessionActionIds.SessionOf(action);
        string workerId = history.Sessions.GetValueOrDefault(sessionId)?.WorkerId ?? "unknown worker";
        int process = Number(_processes, workerId, "process_name", 0);
        int thread = Number(_threads, sessionId, "thread_name", process);
        DateTime start = action.StartedAt!.Value;
        DateTime end = action.EndedAt ?? (action.Status is "RUNNING" or "CANCELING" ? _now : start);
        _json.WriteStartObject();
        _json.WriteString("name", NameOf(history, action));
        _json.WriteString("cat", SessionActionIds.KindOf(action));
        _json.WriteString("ph", "X");
        _json.WriteNumber("ts", (start - DateTime.UnixEpoch).TotalMilliseconds * MicrosecondsPerMillisecond);
        _json.WriteNumber("dur", Math.Max(0, (end - start).TotalMilliseconds * MicrosecondsPerMillisecond));
        _json.WriteNumber("pid", process);
        _json.WriteNumber("tid", thread);
        _json.WriteStartObject("args");
        _json.WriteString("status", action.Status);
        _json.WriteString("sessionActionId", action.SessionActionId);
        _json.WriteString("jobId", history.Job.JobId);
        _json.WriteString("taskId", action.Definition.TaskRun?.TaskId);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private static string NameOf(JobHistory history, SessionActionSummary action)
    {
        string? step = SessionActionIds.StepOf(action) is { } stepId ? history.Steps.GetValueOrDefault(stepId)?.Name ?? stepId : null;
        string? task = action.Definition.TaskRun?.TaskId is { } taskId ? taskId[(taskId.LastIndexOf('-') + 1)..] : null;
        string?[] parts = [SessionActionIds.KindOf(action), SessionActionIds.EnvironmentNameOf(action), step, task];
        return string.Join(' ', parts.Where(part => part is not null));
    }

    /// <summary>The number of a process or thread; its name is written when it is met for the first time.</summary>
    private int Number(Dictionary<string, int> numbers, string id, string what, int process)
    {
        if (!numbers.TryGetValue(id, out int number))
        {
            number = numbers.Count + 1;
            numbers.Add(id, number);
            _json.WriteStartObject();
            _json.WriteString("name", what);
            _json.WriteString("ph", "M");
            _json.WriteNumber("pid", process == 0 ? number : process);
            _json.WriteNumber("tid", process == 0 ? 0 : number);
            _json.WriteStartObject("args");
            _json.WriteString("name", id);
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        return number;
    }
}
