using System;

namespace SessionTools.EngineHost;

/// <summary>What a `pwsh` said of itself.</summary>
public sealed record PowerShellInstallation(string Home, string Version, Version Runtime)
{
    /// <summary>PowerShell is one self-consistent set of assemblies, which an older runtime than its own cannot load.</summary>
    public bool RunsOn(Version runtime, out string reason)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        bool fits = Runtime.Major <= runtime.Major;
        reason = fits ? string.Empty : $"pwsh {Version} runs on .NET {Runtime}, newer than this process (.NET {runtime})";
        return fits;
    }
}
