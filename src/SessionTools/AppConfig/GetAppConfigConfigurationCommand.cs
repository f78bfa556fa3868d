using System.Management.Automation;
using SessionTools.AppConfig;
using SessionTools.Clients.AppConfig;
using SessionTools.Common;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "AppConfigConfiguration", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(AppConfigConfiguration))]
public sealed class GetAppConfigConfigurationCommand : ConnectedCmdlet
{
    private const string SessionSet = "Session";
    private const string ProfileSet = "Profile";

    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = SessionSet)]
    [LiveObject]
    public AppConfigSession Session { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ProfileSet)]
    [Alias("Application")]
    public string ApplicationIdentifier { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ProfileSet)]
    [Alias("Environment")]
    public string EnvironmentIdentifier { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 2, ParameterSetName = ProfileSet)]
    [Alias("ConfigurationProfile", "Profile")]
    public string ConfigurationProfileIdentifier { get; set; } = null!;

    protected override object ErrorTarget => ParameterSetName == SessionSet ? Session : ConfigurationProfileIdentifier;

    protected override void ProcessInput()
    {
        AppConfigSession session = ParameterSetName == SessionSet ? Session : SessionOfRunspace();
        Configuration configuration = Await(session.Session.GetAsync);
        WriteObject(new AppConfigConfiguration(session, configuration));
    }

    private AppConfigSession SessionOfRunspace()
    {
        StartConfigurationSessionRequest request = new()
        {
            ApplicationIdentifier = ApplicationIdentifier,
            EnvironmentIdentifier = EnvironmentIdentifier,
            ConfigurationProfileIdentifier = ConfigurationProfileIdentifier,
        };
        return RunspaceState.Current.AppConfigSessions.GetOrAdd(request, CurrentConnection);
    }
}
