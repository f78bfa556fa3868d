using SessionTools.Clients.AppConfig;

namespace SessionTools;

/// <summary>A configuration session was used after it had been stopped.</summary>
public sealed class StoppedSessionException : SessionToolsException
{
    internal StoppedSessionException(StartConfigurationSessionRequest request)
        : base($"The session for {ConfigurationName.Of(request)}, was stopped. Start-AppConfigSession starts a new one.")
    {
    }
}
