using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Deadline;

/// <summary>The shapes that Deadline Cloud's requests have in common.</summary>
internal static class DeadlineShapes
{
    private static readonly Shape s_principalId = Shape.Text(
        min: 1,
        max: 47,
        pattern: "^([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$");

    public static Shape SessionId { get; } = Shape.Text(pattern: "^session-[0-9a-f]{32}$");

    public static Shape SessionActionId { get; } = Shape.Text(pattern: "^sessionaction-[0-9a-f]{32}-(0|([1-9][0-9]{0,9}))$");

    public static Shape TaskId { get; } = Shape.Text(pattern: "^task-[0-9a-f]{32}-(0|([1-9][0-9]{0,9}))$");

    public static Member FarmId { get; } = Label("farmId", Shape.Text(pattern: "^farm-[0-9a-f]{32}$"));

    public static Member QueueId { get; } = Label("queueId", Shape.Text(pattern: "^queue-[0-9a-f]{32}$"));

    public static Member JobId { get; } = Label("jobId", Shape.Text(pattern: "^job-[0-9a-f]{32}$"));

    public static Member PrincipalId { get; } = Query("principalId", s_principalId);

    public static Member NextToken { get; } = Query("nextToken", Shape.Text());

    public static Member MaxResults { get; } = Query("maxResults", Shape.Integer(1, 100));

    public static Shape StepId { get; } = Shape.Text(pattern: "^step-[0-9a-f]{32}$");

    public static Shape FleetStatus { get; } = Shape.Enum("ACTIVE", "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "CREATE_FAILED", "UPDATE_FAILED");

    public static Member FleetId { get; } = Label("fleetId", Shape.Text(pattern: "^fleet-[0-9a-f]{32}$"));

    public static Member WorkerId { get; } = Label("workerId", Shape.Text(pattern: "^worker-[0-9a-f]{32}$"));

    public static Member TargetLifecycleStatus { get; } = Required("targetLifecycleStatus", Shape.Enum("ENDED"));

    public static Member ClientToken { get; } = new("clientToken", Shape.Text(1, 64), MemberLocation.Header)
    {
        WireName = "X-Amz-Client-Token",
        IdempotencyToken = true,
    };

    public static Member Label(string name, Shape shape) => new(name, shape, MemberLocation.Label) { Required = true };

    public static Member Query(string name, Shape shape) => new(name, shape, MemberLocation.Query);

    public static Member Required(string name, Shape shape) => new(name, shape) { Required = true };

    /// <summary>1 to 100 ids, each with those of its job.</summary>
    public static Member Identifiers(Member id)
    {
        Member[] job = [Required("farmId", FarmId.Shape), Required("queueId", QueueId.Shape), Required("jobId", JobId.Shape)];
        return Required("identifiers", Shape.List(Shape.Structure([.. job, id]), 1, 100));
    }
}
