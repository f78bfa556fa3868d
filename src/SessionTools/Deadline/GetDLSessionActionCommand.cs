using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "DLSessionAction")]
[OutputType(typeof(SessionAction), typeof(Page))]
public sealed class GetDLSessionActionCommand : ListCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string FarmId { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string QueueId { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    public string JobId { get; set; } = null!;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SessionActionId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SessionId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TaskId { get; set; }

    protected override object ErrorTarget => SessionActionId ?? JobId;

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        ServiceClient client = connection.Client(DeadlineService.Description);
        JobScope job = new(FarmId, QueueId, JobId, connection);
        if (SessionActionId is null)
        {
            WriteList(client, DeadlineOperations.ListSessionActions, ListRequest(), page => page.SessionActions.Select(action => new SessionAction(action, job)));
            return;
        }

        GetSessionActionRequest request = new() { FarmId = FarmId, QueueId = QueueId, JobId = JobId, SessionActionId = SessionActionId };
        WriteObject(new SessionAction(Await(stop => client.CallAsync(DeadlineOperations.GetSessionAction, request, stop)), job));
    }

    private ListSessionActionsRequest ListRequest() => new()
    {
        FarmId = FarmId,
        QueueId = QueueId,
        JobId = JobId,
        SessionId = SessionId,
        TaskId = TaskId,
        MaxResults = PageSize,
        NextToken = NextToken,
    };
}
