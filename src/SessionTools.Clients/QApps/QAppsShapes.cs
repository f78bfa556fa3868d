using SessionTools.Clients.Aws;

namespace SessionTools.Clients.QApps;

/// <summary>The shapes that the requests of Q Apps have in common.</summary>
internal static class QAppsShapes
{
    /// <summary>Apps, cards, sessions and submissions. It comes first since those below are made of it.</summary>
    public static Shape Id { get; } =
        Shape.Text(pattern: "^[\\da-f]{8}-[\\da-f]{4}-[45][\\da-f]{3}-[89ABab][\\da-f]{3}-[\\da-f]{12}$");

    private static readonly Shape s_boolean = new() { Type = ShapeType.Boolean };

    private static readonly Shape s_submissionMutation = Shape.Structure(
        Required("submissionId", Id),
        Required("mutationType", Shape.Enum("edit", "delete", "add")));

    private static readonly Shape s_cardValue = Shape.Structure(
        Required("cardId", Id),
        Required("value", Shape.Text(max: 40000)),
        new Member("submissionMutation", s_submissionMutation));

    public static Shape Version { get; } = Shape.Integer(0, 2147483647);

    public static Shape CardValues { get; } = Shape.List(s_cardValue, max: 20);

    public static Shape Tags { get; } = Shape.Map(Shape.Text());

    public static Shape SessionName { get; } = Shape.Text(max: 100);

    public static Shape SharingConfiguration { get; } = Shape.Structure(
        Required("enabled", s_boolean),
        new Member("acceptResponses", s_boolean),
        new Member("revealCards", s_boolean));

    public static Member InstanceId { get; } = new("instanceId", Shape.Text(), MemberLocation.Header)
    {
        Required = true,
        WireName = "instance-id",
    };

    public static Member SessionIdInQuery { get; } = new("sessionId", Id, MemberLocation.Query) { Required = true };

    public static Member SessionIdInBody { get; } = Required("sessionId", Id);

    public static Member Required(string name, Shape shape) => new(name, shape) { Required = true };
}
