using System.ComponentModel;
using System.Management.Automation;
using System.Reflection;
using SessionTools.Common;

namespace SessionTools.Commands;

/// <summary>The base of every cmdlet that calls a service: the parameters that say over which connection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConnectedCmdlet : SessionToolsCmdlet
{
    private Connection? _connection;
    private string? _fault;

    /// <summary>
    /// What was saved, by CLIXML, JSON or CSV, or comes out of a job, has lost its connection. What only reads goes over the connection
    /// at hand instead; what changes something refuses, since that may be another account.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LiveObject(KeepsPicture = true)]
    public Connection? Connection
    {
        get => _connection;
        set
        {
            _fault = LiveObjectAttribute.FaultOf(value);
            _connection = _fault is null ? value : null;
        }
    }

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

    /// <summary>Exports ask before they write a file; of the service they only read.</summary>
    private bool IsChanging => GetType().GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true, VerbName: not VerbsData.Export };

    protected override void BeginInput()
    {
        // Nothing has come down the pipeline yet, so somebody has written it.
        if (_fault is not null)
        {
            ThrowTerminatingError(RecordOf(_fault));
        }
    }

    protected sealed override void ProcessRecord()
    {
        if (_fault is not null && IsChanging)
        {
            WriteError(RecordOf(_fault));
            return;
        }

        base.ProcessRecord();
    }

    private static ErrorRecord RecordOf(string fault) =>
        new(new ArgumentTransformationMetadataException(fault), "ParameterArgumentTransformationError", ErrorCategory.InvalidData, nameof(Connection));

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
