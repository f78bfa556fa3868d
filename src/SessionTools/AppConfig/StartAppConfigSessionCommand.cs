using System.Management.Automation;
using SessionTools.AppConfig;
using SessionTools.Clients.AppConfig;
using SessionTools.Common;

namespace SessionTools.Commands;

[Cmdlet(VerbsLifecycle.Start, "AppConfigSession")]
[OutputType(typeof(AppConfigSession))]
public sealed class StartAppConfigSessionCommand : ConnectedCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Application")]
    public string ApplicationIdentifier { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Environment")]
    public string EnvironmentIdentifier { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("ConfigurationProfile", "Profile")]
    public string ConfigurationProfileIdentifier { get; set; } = null!;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RequiredMinimumPollInterval")]
    public int? RequiredMinimumPollIntervalInSeconds { get; set; }

    protected override object ErrorTarget => ConfigurationProfileIdentifier;

    protected override void ProcessInput()
    {
        StartConfigurationSessionRequest request = new()
        {
            ApplicationIdentifier = ApplicationIdentifier,
            EnvironmentIdentifier = EnvironmentIdentifier,
            ConfigurationProfileIdentifier = ConfigurationProfileIdentifier,
            RequiredMinimumPollIntervalInSeconds = RequiredMinimumPollIntervalInSeconds,
        };
        AppConfigSession session = new(request, CurrentConnection);
        Await(session.Session.StartAsync);
        RunspaceState.Current.AppConfigSessions.Keep(session);
        WriteObject(session);
    }
}
