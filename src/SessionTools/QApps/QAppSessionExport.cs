using System;
using SessionTools.Clients.QApps;

namespace SessionTools.QApps;

/// <summary>A link to the data that a session has collected.</summary>
public sealed class QAppSessionExport : ConnectedObject
{
    internal QAppSessionExport(ExportQAppSessionDataResponse export, string sessionId, string instanceId, Connection connection)
        : base(connection)
    {
        CsvFileLink = export.CsvFileLink;
        ExpiresAt = export.ExpiresAt.ToLocalTime();
        SessionArn = export.SessionArn;
        SessionId = sessionId;
        InstanceId = instanceId;
    }

    /// <summary>Whoever has the link has the data, until it expires.</summary>
    public string CsvFileLink { get; }

    public DateTime ExpiresAt { get; }

    public string SessionId { get; }

    /// <summary>The Amazon Q Business application environment instance that the session is in.</summary>
    public string InstanceId { get; }

    public string SessionArn { get; }
}
