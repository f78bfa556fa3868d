namespace SessionTools.Errors;

internal static partial class ErrorIds
{
    public const string AgentFailed = "AgentFailed";
    public const string ApplicationNotFound = "ApplicationNotFound";
    public const string ConfigurationNotFound = "ConfigurationNotFound";
    public const string ConfigurationProfileNotFound = "ConfigurationProfileNotFound";
    public const string DeploymentNotFound = "DeploymentNotFound";
    public const string EnvironmentNotFound = "EnvironmentNotFound";
    public const string FlagNotFound = "FlagNotFound";
    public const string InvalidFlagRule = "InvalidFlagRule";
    public const string NoFeatureFlags = "NoFeatureFlags";
    public const string NoFlagVariant = "NoFlagVariant";
    public const string PollIntervalNotSatisfied = "PollIntervalNotSatisfied";
    public const string SessionStopped = "SessionStopped";
    public const string TokenCorrupted = "TokenCorrupted";
    public const string TokenExpired = "TokenExpired";
    public const string UnreadableConfiguration = "UnreadableConfiguration";
    public const string UnwritableConfiguration = "UnwritableConfiguration";
}
