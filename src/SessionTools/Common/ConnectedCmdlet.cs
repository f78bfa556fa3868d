using System.ComponentModel;
using System.Management.Automation;
using SessionTools.Common;

namespace SessionTools.Commands;

/// <summary>The base of every cmdlet that calls a service: the parameters that say over which connection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConnectedCmdlet : SessionToolsCmdlet
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LiveObject]
    public Connection? Connection { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AccessKey { get; set; }

    [Parameter]
    [ValidateNotNull]
    public Secret? SecretKey { get; set; }

    [Parameter]
    [ValidateNotNull]
    public Secret? SessionToken { get; set; }

    /// <summary>A PSCredential, a credentials object of AWS.Tools, or an object with AccessKeyId, SecretAccessKey and SessionToken.</summary>
    [Parameter]
    [AwsCredential]
    [ValidateNotNull]
    public AwsCredential? Credential { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>The connection for the record at hand.</summary>
    internal virtual Connection CurrentConnection => ReadyToCall(ConnectionChooser.Choose(Connection, Overrides(), Stored, RunspaceState.Current));

    /// <summary>Whether parameters say which connection, and not the runspace's defaults.</summary>
    private protected bool NamesConnection => Connection is not null || Overrides() != ConnectionOverrides.None;

    private protected ConnectionOverrides Overrides() => new()
    {
        Region = Region,
        ProfileName = ProfileName,
        AccessKey = AccessKey,
        SecretKey = SecretKey,
        SessionToken = SessionToken,
        Credential = Credential,
        EndpointUrl = EndpointUrl,
    };
}
