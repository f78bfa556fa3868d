using System;

namespace SessionTools.Clients.QApps;

/// <summary><c>arn:aws:qapps:{region}:{account}:application/{id}/qapp/{app id}/session/{session id}</c></summary>
internal static class AppSessionArn
{
    /// <summary>The app, which no other member of a session's description names; null where the ARN has another form.</summary>
    public static string? AppIdOf(string arn)
    {
        string[] parts = arn.Split('/');
        int marker = Array.IndexOf(parts, "qapp");
        return marker >= 0 && marker + 1 < parts.Length && QAppsShapes.Id.Matches(parts[marker + 1]) ? parts[marker + 1] : null;
    }
}
