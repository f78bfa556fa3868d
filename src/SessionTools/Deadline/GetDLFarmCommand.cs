using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Common;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "DLFarm")]
[OutputType(typeof(Farm), typeof(Page))]
public sealed class GetDLFarmCommand : FanOutCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? FarmId { get; set; }

    /// <summary>Only farms whose names fit one of these.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [Alias("Name")]
    public string[]? DisplayName { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PrincipalId { get; set; }

    protected override object? ErrorTarget => FarmId;

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        if (Given(FarmId) is { } id)
        {
            RefuseWithId(nameof(FarmId), nameof(DisplayName), nameof(PrincipalId));
            Enqueue(One(connection, DeadlineOperations.GetFarm, new() { FarmId = id }, farm => new Farm(farm, connection)), id);
            return;
        }

        NameFilter names = new(DisplayName);
        ListFarmsRequest request = new() { PrincipalId = PrincipalId, MaxResults = PageSize, NextToken = NextToken };
        Enqueue(
            Pages(connection, DeadlineOperations.ListFarms, request, page => page.Farms
                .Where(farm => names.Fits(farm.DisplayName))
                .Select(farm => new Farm(farm, connection))),
            connection);
    }
}
