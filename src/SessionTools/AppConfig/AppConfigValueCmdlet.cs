using System.ComponentModel;
using System.Management.Automation;
using SessionTools.AppConfig;
using SessionTools.Clients.AppConfig;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets that emit configurations: the parameters that say what their value is made of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AppConfigValueCmdlet : AppConfigCmdlet
{
    /// <summary>JSON and YAML as hashtables.</summary>
    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    /// <summary>The value is the content as one string.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>The value is the content as bytes.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    private ConfigurationFormat Format => this switch
    {
        { AsByteStream.IsPresent: true } => ConfigurationFormat.Bytes,
        { Raw.IsPresent: true } => ConfigurationFormat.Text,
        { AsHashtable.IsPresent: true } => ConfigurationFormat.Hashtable,
        _ => ConfigurationFormat.Objects,
    };

    protected override void BeginInput()
    {
        base.BeginInput();
        RequireOneOf(
            (nameof(Raw), Raw),
            (nameof(AsByteStream), AsByteStream),
            (nameof(AsHashtable), AsHashtable));
    }

    /// <exception cref="UnreadableConfigurationException">The content is not what its media type says.</exception>
    private protected AppConfigConfiguration OutputOf(AppConfigSession session, Configuration configuration)
    {
        ConfigurationFormat format = Format;
        if (format is ConfigurationFormat.Objects or ConfigurationFormat.Hashtable)
        {
            session.EnsureDecodable(configuration);
        }

        return new AppConfigConfiguration(session, configuration, format);
    }
}
