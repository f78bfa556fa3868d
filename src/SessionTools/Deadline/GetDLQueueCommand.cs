using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Deadline;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "DLQueue")]
[OutputType(typeof(Queue), typeof(Page))]
public sealed class GetDLQueueCommand : ListCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string FarmId { get; set; } = null!;

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PrincipalId { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Status { get; set; }

    protected override object ErrorTarget => FarmId;

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        ListQueuesRequest request = new()
        {
            FarmId = FarmId,
            PrincipalId = PrincipalId,
            Status = Status,
            MaxResults = PageSize,
            NextToken = NextToken,
        };
        WriteList(
            connection.Client(DeadlineService.Description),
            DeadlineOperations.ListQueues,
            request,
            page => page.Queues.Select(queue => new Queue(queue, connection)));
    }
}
