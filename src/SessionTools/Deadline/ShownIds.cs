using SessionTools.Common;

namespace SessionTools.Deadline;

/// <summary>The ids of what cmdlets show, for completion.</summary>
internal static class ShownIds
{
    public static void Remember(object item)
    {
        RecentIds recent = RunspaceState.Current.RecentIds;
        switch (item)
        {
            case Farm farm:
                recent.Add(nameof(Farm.FarmId), farm.FarmId, farm.DisplayName);
                break;
            case Queue queue:
                recent.Add(nameof(Queue.QueueId), queue.QueueId, queue.DisplayName);
                break;
            case Job job:
                recent.Add(nameof(Job.JobId), job.JobId, job.Name);
                break;
            case JobStep step:
                recent.Add(nameof(JobStep.StepId), step.StepId, step.Name);
                break;
            case JobTask task:
                recent.Add(nameof(JobTask.TaskId), task.TaskId, task.TaskId);
                break;
            case Worker worker:
                recent.Add(nameof(Worker.FleetId), worker.FleetId, worker.FleetId);
                recent.Add(nameof(Worker.WorkerId), worker.WorkerId, worker.HostName ?? worker.WorkerId);
                break;
            case Session session:
                recent.Add(nameof(Session.SessionId), session.SessionId, session.SessionId);
                break;
            case SessionAction action:
                recent.Add(nameof(SessionAction.SessionActionId), action.SessionActionId, $"{action.Kind} {action.Status}");
                break;
        }
    }
}
