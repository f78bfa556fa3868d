namespace SessionTools.EngineHost;

public enum EngineKind
{
    StandIn,
    PowerShell,
}
