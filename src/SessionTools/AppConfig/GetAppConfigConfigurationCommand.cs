using System;
using System.IO;
using System.Management.Automation;
using SessionTools.AppConfig;
using SessionTools.Clients.AppConfig;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "AppConfigConfiguration", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(AppConfigConfiguration))]
public sealed class GetAppConfigConfigurationCommand : AppConfigCmdlet
{
    /// <summary>Asks the service through a fresh session, whatever its interval.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>JSON and YAML as hashtables.</summary>
    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    /// <summary>The value is the content as one string.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>The value is the content as bytes.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>Writes the content, byte for byte, to this file and emits nothing.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>The value where none can be had: the service does not answer, or has no such configuration.</summary>
    [Parameter]
    [AllowNull]
    public object? DefaultValue { get; set; }

    private ConfigurationFormat Format => this switch
    {
        { AsByteStream.IsPresent: true } => ConfigurationFormat.Bytes,
        { Raw.IsPresent: true } => ConfigurationFormat.Text,
        { AsHashtable.IsPresent: true } => ConfigurationFormat.Hashtable,
        _ => ConfigurationFormat.Objects,
    };

    protected override void ProcessInput()
    {
        AppConfigSession session = SessionOfInput();
        AppConfigConfiguration configuration = ReadOrDefault(session);
        if (OutFile is null)
        {
            WriteObject(configuration);
        }
        else
        {
            WriteFile(configuration);
        }
    }

    private AppConfigConfiguration ReadOrDefault(AppConfigSession session)
    {
        try
        {
            Configuration configuration = Read(session, Force);
            if (OutFile is null && Format is ConfigurationFormat.Objects or ConfigurationFormat.Hashtable)
            {
                session.EnsureDecodable(configuration);
            }

            return new AppConfigConfiguration(session, configuration, Format);
        }
        catch (SessionToolsException exception) when (DefaultStandsInFor(exception))
        {
            WriteWarning($"'{session.ConfigurationProfileIdentifier}' has its default value. {exception.Message}");
            return new AppConfigConfiguration(session, DefaultValue);
        }
    }

    private bool DefaultStandsInFor(SessionToolsException exception) =>
        OutFile is null
        && MyInvocation.BoundParameters.ContainsKey(nameof(DefaultValue))
        && (Outage.IsOne(exception) || exception is AppConfigException { Problem: AppConfigProblem.ResourceNotFound });

    private void WriteFile(AppConfigConfiguration configuration)
    {
        string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(OutFile);
        try
        {
            File.WriteAllBytes(file, configuration.Content.ToArray());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableConfigurationException(file, exception);
        }
    }
}
