using System;

namespace SessionTools.AppConfig;

/// <summary>A configuration could not be written to the file that was named for it.</summary>
public sealed class UnwritableConfigurationException : SessionToolsException
{
    internal UnwritableConfigurationException(string path, Exception inner)
        : base($"The configuration cannot be written to '{path}': {inner.Message}", inner)
    {
    }
}
