using System.Linq;
using System.Management.Automation;
using SessionTools.AppConfig;
using SessionTools.Common;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "AppConfigSession")]
[OutputType(typeof(AppConfigSession))]
public sealed class GetAppConfigSessionCommand : SessionToolsCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Application")]
    [SupportsWildcards]
    public string? ApplicationIdentifier { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Environment")]
    [SupportsWildcards]
    public string? EnvironmentIdentifier { get; set; }

    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("ConfigurationProfile", "Profile")]
    [SupportsWildcards]
    public string? ConfigurationProfileIdentifier { get; set; }

    /// <summary>Only the sessions of this connection.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LiveObject]
    public Connection? Connection { get; set; }

    protected override void ProcessInput() =>
        WriteObject(RunspaceState.Current.AppConfigSessions.All.Where(IsWanted), enumerateCollection: true);

    private bool IsWanted(AppConfigSession session) =>
        Matches(ApplicationIdentifier, session.ApplicationIdentifier)
        && Matches(EnvironmentIdentifier, session.EnvironmentIdentifier)
        && Matches(ConfigurationProfileIdentifier, session.ConfigurationProfileIdentifier)
        && (Connection is null || Connection == session.Connection);

    private static bool Matches(string? pattern, string name) => pattern is null || WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(name);
}
