namespace SessionTools.EngineHost;

/// <summary>The engine of this process: what it is, its version, and the folder its assemblies come from.</summary>
public sealed record EngineInfo(EngineKind Kind, string Version, string Home);
