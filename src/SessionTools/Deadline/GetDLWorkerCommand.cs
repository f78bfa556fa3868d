using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Deadline;
using SessionTools.Common;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "DLWorker")]
[OutputType(typeof(Worker), typeof(Page))]
public sealed class GetDLWorkerCommand : FarmGetCmdlet
{
    /// <summary>Without it the workers of all fleets are listed.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? FleetId { get; set; }

    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? WorkerId { get; set; }

    /// <summary>Only workers whose status fits one of these.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WorkerStatusCompleter))]
    public string[]? Status { get; set; }

    protected override object? ErrorTarget => Given(WorkerId) ?? Given(FleetId) ?? FarmId;

    protected override void BeginInput()
    {
        base.BeginInput();
        WarnOfUnknown(nameof(Status), Status, new WorkerStatusCompleter());
    }

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        string farmId = FarmScope(connection).FarmId!;
        if (Given(WorkerId) is { } id)
        {
            RefuseWithId(nameof(WorkerId), nameof(Status));
            string fleet = Given(FleetId) ?? throw MissingFleet(id);
            GetWorkerRequest single = new() { FarmId = farmId, FleetId = fleet, WorkerId = id };
            Enqueue(One(connection, DeadlineOperations.GetWorker, single, worker => new Worker(worker, connection)), id);
        }
        else if (GivenButEmpty(nameof(WorkerId), WorkerId))
        {
            throw MissingFleet("of a session action without -Detail");
        }
        else if (Given(FleetId) is { } fleetId)
        {
            Enqueue(WorkersOf(connection, farmId, fleetId), fleetId);
        }
        else
        {
            Enqueue(WorkersOfAllFleets(connection, farmId), farmId);
        }
    }

    private static DeadlineException MissingFleet(string worker) =>
        new(DeadlineProblem.MissingFleetId, $"The worker {worker} is found only with its fleet: give -FleetId and -WorkerId, or pipe in a session or worker.");

    private IAsyncEnumerable<IReadOnlyList<object>> WorkersOf(Connection connection, string farmId, string fleetId)
    {
        NameFilter statuses = new(Status);
        ListWorkersRequest request = new() { FarmId = farmId, FleetId = fleetId, MaxResults = PageSize, NextToken = NextToken };
        return Pages(connection, DeadlineOperations.ListWorkers, request, page => page.Workers
            .Where(worker => statuses.Fits(worker.Status))
            .Select(worker => new Worker(worker, connection)));
    }

    private IAsyncEnumerable<IReadOnlyList<object>> WorkersOfAllFleets(Connection connection, string farmId) => PagesOfAll(
        connection,
        DeadlineOperations.ListFleets,
        new ListFleetsRequest { FarmId = farmId },
        page => page.Fleets.Select(fleet => fleet.FleetId),
        fleet => WorkersOf(connection, farmId, fleet));
}
