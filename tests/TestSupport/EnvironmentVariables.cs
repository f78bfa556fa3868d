using System;
using System.Collections.Generic;

namespace SessionTools.TestSupport;

/// <summary>Environment variables as a test needs them; disposing it brings back those of before.</summary>
public sealed class EnvironmentVariables : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    public void Set(string variable, string? value)
    {
        _before.TryAdd(variable, Environment.GetEnvironmentVariable(variable));
        Environment.SetEnvironmentVariable(variable, value);
    }

    public void Dispose()
    {
        foreach ((string name, string? value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
