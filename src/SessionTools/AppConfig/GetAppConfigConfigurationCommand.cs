using System;
using System.IO;
using System.Management.Automation;
using SessionTools.AppConfig;
using SessionTools.Clients.AppConfig;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "AppConfigConfiguration", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(AppConfigConfiguration))]
public sealed class GetAppConfigConfigurationCommand : AppConfigValueCmdlet
{
    /// <summary>Asks the service through a fresh session, whatever its interval.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the content, byte for byte, to this file and emits nothing.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>The value where none can be had: the service does not answer, or has no such configuration.</summary>
    [Parameter]
    [AllowNull]
    public object? DefaultValue { get; set; }

    protected override void ProcessInput()
    {
        AppConfigSession session = SessionOfInput();
        if (OutFile is null)
        {
            WriteObject(ReadOrDefault(session));
        }
        else
        {
            WriteFile(Read(session, Force));
        }
    }

    private AppConfigConfiguration ReadOrDefault(AppConfigSession session)
    {
        try
        {
            return OutputOf(session, Read(session, Force));
        }
        catch (SessionToolsException exception) when (DefaultStandsInFor(exception))
        {
            WriteWarning($"'{session.ConfigurationProfileIdentifier}' has its default value. {exception.Message}");
            return new AppConfigConfiguration(session, DefaultValue);
        }
    }

    private bool DefaultStandsInFor(SessionToolsException exception) =>
        MyInvocation.BoundParameters.ContainsKey(nameof(DefaultValue))
        && (Outage.IsOne(exception) || exception is AppConfigException { Problem: AppConfigProblem.ResourceNotFound });

    private void WriteFile(Configuration configuration)
    {
        string file = FilePath(OutFile!, nameof(OutFile));
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
