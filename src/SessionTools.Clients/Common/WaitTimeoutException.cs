using System;

namespace SessionTools;

/// <summary>What was waited for has not come about within the time limit.</summary>
public sealed class WaitTimeoutException : SessionToolsException
{
    internal WaitTimeoutException(string message, TimeSpan timeout)
        : base(message)
    {
        Timeout = timeout;
    }

    /// <summary>The limit that has passed.</summary>
    public TimeSpan Timeout { get; }
}
