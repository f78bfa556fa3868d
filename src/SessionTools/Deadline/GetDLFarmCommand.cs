using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Deadline;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "DLFarm")]
[OutputType(typeof(Farm), typeof(Page))]
public sealed class GetDLFarmCommand : ListCmdlet
{
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PrincipalId { get; set; }

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        ListFarmsRequest request = new() { PrincipalId = PrincipalId, MaxResults = PageSize, NextToken = NextToken };
        WriteList(
            connection.Client(DeadlineService.Description),
            DeadlineOperations.ListFarms,
            request,
            page => page.Farms.Select(farm => new Farm(farm, connection)));
    }
}
