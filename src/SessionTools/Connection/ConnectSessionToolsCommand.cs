using System.Management.Automation;
using SessionTools.Clients.Common;
using SessionTools.Clients.Deadline;
using SessionTools.Clients.Http;
using SessionTools.Common;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommunications.Connect, "SessionTools", DefaultParameterSetName = AwsSet)]
[OutputType(typeof(Connection))]
public sealed class ConnectSessionToolsCommand : SessionToolsCmdlet
{
    private const string AwsSet = "Aws";
    private const string LocalSet = "Local";

    [Parameter(Position = 0, ParameterSetName = AwsSet)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    [Parameter(ParameterSetName = AwsSet)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    [Parameter(ParameterSetName = AwsSet)]
    [ValidateNotNullOrEmpty]
    public string? AccessKey { get; set; }

    [Parameter(ParameterSetName = AwsSet)]
    [ValidateNotNull]
    public Secret? SecretKey { get; set; }

    [Parameter(ParameterSetName = AwsSet)]
    [ValidateNotNull]
    public Secret? SessionToken { get; set; }

    [Parameter(ParameterSetName = AwsSet)]
    [AwsCredential]
    [ValidateNotNull]
    public AwsCredential? Credential { get; set; }

    [Parameter(ParameterSetName = AwsSet)]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    [Parameter(ParameterSetName = AwsSet)]
    [ValidateNotNullOrEmpty]
    public string? Proxy { get; set; }

    [Parameter(ParameterSetName = AwsSet)]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = LocalSet)]
    public SwitchParameter Local { get; set; }

    [Parameter(ParameterSetName = LocalSet)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    [Parameter(ParameterSetName = LocalSet)]
    public SwitchParameter Sample { get; set; }

    /// <summary>The Amazon Q Business application environment instance that the Q Apps cmdlets use.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    /// <summary>The farm of Deadline Cloud cmdlets that name none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? FarmId { get; set; }

    /// <summary>The queue of Deadline Cloud cmdlets that name none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? QueueId { get; set; }

    /// <summary>The job of Deadline Cloud cmdlets that name none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? JobId { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public SwitchParameter NotDefault { get; set; }

    protected override void ProcessInput()
    {
        RunspaceState state = RunspaceState.Current;
        Connection connection = Local ? ConnectLocally() : ConnectToAws();
        state.Own(connection);
        if (!NotDefault)
        {
            state.SetDefault(connection);
        }

        if (PassThru)
        {
            WriteObject(connection);
        }
    }

    private Connection ConnectLocally()
    {
        string? path = Path is null ? null : FilePath(Path, nameof(Path));
        return LocalConnections.Open(path, Sample, InstanceId, new DeadlineIds(FarmId, QueueId, JobId));
    }

    private Connection ConnectToAws()
    {
        ConnectionOverrides overrides = new()
        {
            Region = Region,
            ProfileName = ProfileName,
            AccessKey = AccessKey,
            SecretKey = SecretKey,
            SessionToken = SessionToken,
            Credential = Credential,
            EndpointUrl = EndpointUrl,
        };
        overrides.Check(withConnection: false);
        CheckProxy();
        ConnectionSettings settings = ConnectionChooser.Settings(overrides, Stored) with
        {
            InstanceId = InstanceId,
            Deadline = new DeadlineIds(FarmId, QueueId, JobId),
        };
        return new Connection(Proxy is null ? settings : settings with { Network = settings.Network with { Proxy = ProxyReader.Read(Proxy, ProxyCredential) } });
    }

    /// <exception cref="ConnectionException">A credential without a proxy is for nobody.</exception>
    private void CheckProxy()
    {
        if (ProxyCredential is not null && Proxy is null)
        {
            throw new ConnectionException(ConnectionProblem.ConflictingParameters, "-ProxyCredential goes with -Proxy.");
        }
    }
}
