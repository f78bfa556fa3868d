using System;
using System.ComponentModel;
using System.Management.Automation;
using SessionTools.AppConfig;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.Aws;
using SessionTools.Common;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets that read a configuration, of a session or of the one that the runspace keeps for a profile.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AppConfigCmdlet : ConnectedCmdlet
{
    private protected const string SessionSet = "Session";
    private protected const string ProfileSet = "Profile";

    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = SessionSet)]
    [LiveObject(Type = typeof(AppConfigSession))]
    public AppConfigSession Session { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ProfileSet)]
    [Alias("Application")]
    public string ApplicationIdentifier { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = ProfileSet)]
    [Alias("Environment")]
    public string EnvironmentIdentifier { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, ParameterSetName = ProfileSet)]
    [Alias("ConfigurationProfile", "Profile")]
    public string ConfigurationProfileIdentifier { get; set; } = null!;

    [Parameter(ParameterSetName = ProfileSet)]
    [Alias("RequiredMinimumPollInterval")]
    public int? RequiredMinimumPollIntervalInSeconds { get; set; }

    /// <summary>The folder that keeps the last value for times without the service.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [ValidateNotNullOrEmpty]
    public string? BackupPath { get; set; }

    protected override object ErrorTarget => ParameterSetName == SessionSet ? Session : ConfigurationProfileIdentifier;

    private protected AppConfigSession SessionOfInput()
    {
        if (ParameterSetName == SessionSet)
        {
            return Session;
        }

        StartConfigurationSessionRequest request = new()
        {
            ApplicationIdentifier = ApplicationIdentifier,
            EnvironmentIdentifier = EnvironmentIdentifier,
            ConfigurationProfileIdentifier = ConfigurationProfileIdentifier,
            RequiredMinimumPollIntervalInSeconds = RequiredMinimumPollIntervalInSeconds,
        };
        if (RequiredMinimumPollIntervalInSeconds is not null)
        {
            // A session that is open already is not started again, which would check it.
            WireRequest.Create(AppConfigOperations.StartConfigurationSession, request);
        }

        string? folder = BackupPath is null ? null : FilePath(BackupPath, nameof(BackupPath));
        return RunspaceState.Current.AppConfigSessions.GetOrAdd(request, CurrentConnection, folder);
    }

    /// <summary>The configuration, from memory without leaving the thread where it may be.</summary>
    private protected Configuration Read(AppConfigSession session, bool force)
    {
        try
        {
            Configuration configuration = (force ? null : session.Session.FromMemory()) ?? Await(stop => session.Session.GetAsync(force, stop));
            WarnOf(session, configuration);
            return configuration;
        }
        catch (SessionToolsException exception) when (Outage.IsOne(exception))
        {
            WarnOfBackup(session);
            throw;
        }
    }

    /// <summary>After an outage in which there is no earlier value.</summary>
    private protected void WarnOfBackup(AppConfigSession session)
    {
        if (session.Session.BackupProblem is { } problem)
        {
            WriteWarning(problem);
        }
    }

    private protected void WarnOf(AppConfigSession session, Configuration configuration)
    {
        if (configuration.Failure is { } failure)
        {
            TimeSpan age = session.Connection.Time.GetUtcNow() - configuration.RetrievedAt;
            WriteWarning($"{StaleConfiguration.Describe(session.ConfigurationProfileIdentifier, age, configuration.Source)} {failure.Message}");
        }

        if (configuration.BackupFailure is { } backupFailure)
        {
            WriteWarning($"'{session.ConfigurationProfileIdentifier}' could not be kept in '{session.BackupPath}': {backupFailure.Message}");
        }
    }
}
