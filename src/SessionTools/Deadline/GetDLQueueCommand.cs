using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "DLQueue")]
[OutputType(typeof(Queue), typeof(Page))]
public sealed class GetDLQueueCommand : QueueGetCmdlet
{
    /// <summary>Only queues whose names fit one of these.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [Alias("Name")]
    public string[]? DisplayName { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(QueueStatusCompleter))]
    public string? Status { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PrincipalId { get; set; }

    protected override object? ErrorTarget => Given(QueueId) ?? FarmId;

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        string farmId = FarmScope(connection).FarmId!;
        if (Given(QueueId) is { } id)
        {
            RefuseWithId(nameof(QueueId), nameof(DisplayName), nameof(Status), nameof(PrincipalId));
            Enqueue(One(connection, DeadlineOperations.GetQueue, new() { FarmId = farmId, QueueId = id }, queue => new Queue(queue, connection)), id);
            return;
        }

        NameFilter names = new(DisplayName);
        ListQueuesRequest request = new() { FarmId = farmId, PrincipalId = PrincipalId, Status = Status, MaxResults = PageSize, NextToken = NextToken };
        Enqueue(
            Pages(connection, DeadlineOperations.ListQueues, request, page => page.Queues
                .Where(queue => names.Fits(queue.DisplayName))
                .Select(queue => new Queue(queue, connection))),
            farmId);
    }
}
