using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Deadline;
using Job = SessionTools.Deadline.Job;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "DLJob")]
[OutputType(typeof(Job), typeof(Page))]
public sealed class GetDLJobCommand : ListCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string FarmId { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string QueueId { get; set; } = null!;

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PrincipalId { get; set; }

    protected override object ErrorTarget => QueueId;

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        ListJobsRequest request = new()
        {
            FarmId = FarmId,
            QueueId = QueueId,
            PrincipalId = PrincipalId,
            MaxResults = PageSize,
            NextToken = NextToken,
        };
        WriteList(
            connection.Client(DeadlineService.Description),
            DeadlineOperations.ListJobs,
            request,
            page => page.Jobs.Select(job => new Job(job, FarmId, QueueId, connection)));
    }
}
