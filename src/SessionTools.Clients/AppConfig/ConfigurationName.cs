namespace SessionTools.Clients.AppConfig;

/// <summary>A configuration as messages name it.</summary>
internal static class ConfigurationName
{
    public static string Of(string? application, string? environment, string? profile) => $"'{profile}' in '{application}', '{environment}'";

    public static string Of(StartConfigurationSessionRequest request) =>
        Of(request.ApplicationIdentifier, request.EnvironmentIdentifier, request.ConfigurationProfileIdentifier);
}
