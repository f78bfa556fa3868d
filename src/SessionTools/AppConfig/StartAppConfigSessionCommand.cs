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

    /// <summary>From 15 to 86400.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RequiredMinimumPollInterval")]
    public int? RequiredMinimumPollIntervalInSeconds { get; set; }

    /// <summary>The folder that keeps the last value for times without the service; none where a session that is piped in has none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? BackupPath { get; set; }

    protected override object ErrorTarget => ConfigurationProfileIdentifier;

    protected override void BeginInput()
    {
        base.BeginInput();
        if (BackupPath is "")
        {
            Refuse(nameof(BackupPath), "names no folder");
        }
    }

    protected override void ProcessInput()
    {
        StartConfigurationSessionRequest request = new()
        {
            ApplicationIdentifier = ApplicationIdentifier,
            EnvironmentIdentifier = EnvironmentIdentifier,
            ConfigurationProfileIdentifier = ConfigurationProfileIdentifier,
            RequiredMinimumPollIntervalInSeconds = RequiredMinimumPollIntervalInSeconds,
        };
        string? folder = string.IsNullOrEmpty(BackupPath) ? null : FilePath(BackupPath, nameof(BackupPath));
        AppConfigSession session = new(request, CurrentConnection, folder);
        Open(session);
        RunspaceState.Current.AppConfigSessions.Keep(session);
        WriteObject(session);
    }

    private void Open(AppConfigSession session)
    {
        try
        {
            if (Await(session.Session.StartAsync) is { } failure)
            {
                WriteWarning($"The session for '{ConfigurationProfileIdentifier}' begins with its backup. {failure.Message}");
            }
        }
        catch (SessionToolsException exception) when (Outage.IsOne(exception) && session.Session.BackupProblem is not null)
        {
            WriteWarning(session.Session.BackupProblem);
            throw;
        }
    }
}
