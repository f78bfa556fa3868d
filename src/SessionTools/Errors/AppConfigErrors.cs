using System.Management.Automation;

namespace SessionTools.Errors;

/// <summary>The error ids and categories of what AppConfig says about a refused request.</summary>
internal static class AppConfigErrors
{
    /// <returns>Null where the error's code alone decides.</returns>
    public static (string Id, ErrorCategory Category)? Classify(AppConfigException exception) => exception.Problem switch
    {
        AppConfigProblem.Corrupted => (ErrorIds.TokenCorrupted, ErrorCategory.InvalidData),
        AppConfigProblem.Expired => (ErrorIds.TokenExpired, ErrorCategory.InvalidData),
        AppConfigProblem.PollIntervalNotSatisfied => (ErrorIds.PollIntervalNotSatisfied, ErrorCategory.ResourceBusy),
        AppConfigProblem.ResourceNotFound => IdOf(exception.ResourceType) is { } id ? (id, ErrorCategory.ObjectNotFound) : null,
        _ => null,
    };

    public static (string Id, ErrorCategory Category) Classify(FlagProblem problem) => problem switch
    {
        FlagProblem.NotFound => (ErrorIds.FlagNotFound, ErrorCategory.ObjectNotFound),
        FlagProblem.NoFlags => (ErrorIds.NoFeatureFlags, ErrorCategory.InvalidData),
        FlagProblem.InvalidRule => (ErrorIds.InvalidFlagRule, ErrorCategory.InvalidData),
        FlagProblem.NoVariant => (ErrorIds.NoFlagVariant, ErrorCategory.InvalidResult),
        _ => (ErrorIds.AgentFailed, ErrorCategory.ConnectionError),
    };

    private static string? IdOf(string? resourceType) => resourceType switch
    {
        "Application" => ErrorIds.ApplicationNotFound,
        "Environment" => ErrorIds.EnvironmentNotFound,
        "ConfigurationProfile" => ErrorIds.ConfigurationProfileNotFound,
        "Deployment" => ErrorIds.DeploymentNotFound,
        "Configuration" => ErrorIds.ConfigurationNotFound,
        _ => null,
    };
}
