using System;

namespace SessionTools;

/// <summary>The base of every error that SessionTools raises itself.</summary>
public abstract class SessionToolsException : Exception
{
    private protected SessionToolsException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
