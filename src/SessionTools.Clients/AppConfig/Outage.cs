using SessionTools.Clients.Aws;

namespace SessionTools.Clients.AppConfig;

/// <summary>
/// Tells failures that pass from those that say something: a refusal or a missing resource is never covered up by an old
/// value.
/// </summary>
internal static class Outage
{
    public static bool IsOne(SessionToolsException exception) => exception switch
    {
        TransportException => true,
        ServiceException service => service.Kind is ErrorKind.InternalError or ErrorKind.Throttling || service.StatusCode >= 500,

        // Roles and single sign-on are asked over the same network.
        ConnectionException connection => connection.Problem == ConnectionProblem.MissingCredentials,
        _ => false,
    };

    /// <summary>The service may have answered and used up the token.</summary>
    public static bool LostAnAnswer(TransportException exception) =>
        exception is { OutcomeUnknown: true, OperationName: "GetLatestConfiguration" };
}
