using System;

namespace SessionTools;

/// <summary>What a connection lacks.</summary>
public enum ConnectionProblem
{
    MissingRegion,
    MissingCredentials,
    ExpiredCredentials,
    MfaRequired,
    ProfileNotFound,
    InvalidCredential,
    InvalidEndpoint,
    InvalidNetworkSettings,
    InvalidRegion,
    ConflictingParameters,
    Disposed,
    LocalDataUnusable,
}

/// <summary>A connection's settings are missing, contradict each other or cannot be used.</summary>
public sealed class ConnectionException : SessionToolsException
{
    internal ConnectionException(ConnectionProblem problem, string message, Exception? inner = null)
        : base(message, inner)
    {
        Problem = problem;
    }

    /// <summary>What is wrong.</summary>
    public ConnectionProblem Problem { get; }
}
