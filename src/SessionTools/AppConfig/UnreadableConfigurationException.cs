using System;

namespace SessionTools.AppConfig;

/// <summary>A configuration's content is not what its media type says.</summary>
public sealed class UnreadableConfigurationException : SessionToolsException
{
    internal UnreadableConfigurationException(string name, string mediaType, Exception inner)
        : base($"The configuration {name} says that it is {mediaType}, but cannot be read as such: {inner.Message}", inner)
    {
    }
}
