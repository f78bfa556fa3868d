using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Deadline;

/// <summary>Failures that whoever looks again and again may sit out.</summary>
internal static class Transient
{
    public static bool Is(SessionToolsException exception) => exception switch
    {
        ServiceException service => service.Kind is ErrorKind.Throttling or ErrorKind.InternalError,
        TransportException transport => transport.Failure != TransportFailure.UnreadableAnswer,
        _ => false,
    };
}
