using SessionTools.Clients.QApps;

namespace SessionTools.QApps;

/// <summary>A session's name and how it is shared with other users.</summary>
public sealed class QAppSessionMetadata : ConnectedObject
{
    internal QAppSessionMetadata(GetQAppSessionMetadataResponse metadata, string instanceId, Connection connection)
        : this(metadata, metadata.SessionName, metadata.SharingConfiguration, instanceId, connection)
    {
        SessionOwner = metadata.SessionOwner;
    }

    internal QAppSessionMetadata(UpdateQAppSessionMetadataResponse metadata, string instanceId, Connection connection)
        : this(metadata, metadata.SessionName, metadata.SharingConfiguration, instanceId, connection)
    {
    }

    private QAppSessionMetadata(
        QAppSessionResponse session,
        string? name,
        SessionSharingConfiguration sharing,
        string instanceId,
        Connection connection)
        : base(connection)
    {
        SessionId = session.SessionId;
        SessionArn = session.SessionArn;
        SessionName = name;
        SharingEnabled = sharing.Enabled;
        AcceptResponses = sharing.AcceptResponses;
        RevealCards = sharing.RevealCards;
        InstanceId = instanceId;
    }

    public string? SessionName { get; }

    /// <summary>Other users may take part.</summary>
    public bool SharingEnabled { get; }

    /// <summary>Other users may submit responses.</summary>
    public bool? AcceptResponses { get; }

    /// <summary>All users see the responses.</summary>
    public bool? RevealCards { get; }

    /// <summary>The caller owns the session; null where the answer does not tell.</summary>
    public bool? SessionOwner { get; }

    public string SessionId { get; }

    /// <summary>The Amazon Q Business application environment instance that the session is in.</summary>
    public string InstanceId { get; }

    public string SessionArn { get; }
}
