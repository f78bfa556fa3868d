using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Common;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Deadline;
using SessionTools.Clients.Http;

namespace SessionTools;

/// <summary>
/// A region, credentials and endpoints: where cmdlets call AWS, or the embedded endpoint. It may be used from many
/// runspaces at once. It shows no secrets.
/// </summary>
public sealed class Connection : IDisposable
{
    private readonly ConnectionSettings _settings;
    private readonly SharedHttpClient _http;
    private readonly CredentialCache _credentials;
    private readonly Dictionary<ClientKey, ServiceClient> _clients = [];
    private string? _mfaCode;
    private readonly Lazy<DeadlineDefaults> _deadline;
    private bool _disposed;

    /// <exception cref="ConnectionException">The region is no name of one.</exception>
    internal Connection(ConnectionSettings settings)
    {
        RegionSource.Check(settings.Region);
        SignedPipeline.LoadCryptography();
        _settings = settings;
        _http = new SharedHttpClient(settings.InProcess, settings.Network);
        CredentialContext context = new(_http, settings.Time, settings.Region, settings.ProfileName, () => Interlocked.Exchange(ref _mfaCode, null));
        _credentials = new CredentialCache(settings.Credentials, context);
        _deadline = new Lazy<DeadlineDefaults>(() => settings.InProcess is null
            ? DeadlineDefaults.WithMachine(settings.Deadline, settings.ProfileName)
            : DeadlineDefaults.Only(settings.EndpointFarm?.Invoke() ?? settings.Deadline));
    }

    /// <summary>The region whose endpoints are called and for which requests are signed.</summary>
    public string Region => _settings.Region;

    /// <summary>The profile that gives the credentials, or null.</summary>
    public string? ProfileName => _settings.ProfileName;

    /// <summary>The endpoint that takes the place of the regional ones, or null.</summary>
    public Uri? EndpointUrl => IsLocal ? null : _settings.EndpointUrl;

    /// <summary>The embedded endpoint is called, not AWS.</summary>
    public bool IsLocal => _settings.InProcess is not null;

    /// <summary>The folder of the embedded endpoint; null for AWS, and where the embedded endpoint lives in memory.</summary>
    public string? Path => _settings.LocalPath;

    /// <summary>The Amazon Q Business application environment instance of the Q Apps cmdlets, or null.</summary>
    public string? InstanceId => _settings.InstanceId ?? _settings.EndpointInstance?.Invoke();

    /// <summary>The Deadline Cloud farm of commands that name none, or null.</summary>
    public string? FarmId => Deadline.FarmId;

    /// <summary>The queue of commands that name none, in the farm above, or null.</summary>
    public string? QueueId => Deadline.QueueIdOf(FarmId);

    /// <summary>The job of commands that name none, in the queue above, or null.</summary>
    public string? JobId => Deadline.JobIdOf(FarmId, QueueId);

    internal DeadlineDefaults Deadline => _deadline.Value;

    internal TimeProvider Time => _settings.Time;

    internal ConnectionSettings Settings => _settings;

    public override string ToString() => IsLocal
        ? $"local ({Path ?? "in memory"})"
        : string.Join(' ', new List<string?> { Region, ProfileName, EndpointUrl?.ToString() }.FindAll(part => part is not null));

    /// <summary>Closes its network connections. What is under way fails.</summary>
    public void Dispose()
    {
        lock (_clients)
        {
            _disposed = true;
            foreach (ServiceClient client in _clients.Values)
            {
                client.Dispose();
            }

            _clients.Clear();
        }

        _http.Dispose();
        _credentials.Dispose();
    }

    /// <summary>Whether calls need not ask for keys first, which may take long.</summary>
    internal bool HasKeys => _credentials.HasKeys;

    /// <summary>The MFA device whose code will be asked for at the next call; null for none.</summary>
    internal string? MfaSerial => _settings.Credentials is ProfileSource profile && !HasKeys ? profile.MfaSerial : null;

    /// <summary>The code of the MFA device, which serves once.</summary>
    internal void GiveMfaCode(string code) => _mfaCode = code;

    /// <summary>The one client of a service over this connection.</summary>
    internal ServiceClient Client(ServiceDescription service)
    {
        // Asked each time: the environment and the config files may have changed since the last call.
        ClientKey key = new(service, Endpoint(service));
        lock (_clients)
        {
            if (_disposed)
            {
                throw new ConnectionException(ConnectionProblem.Disposed, $"The connection '{this}' is closed. Connect again.");
            }

            if (!_clients.TryGetValue(key, out ServiceClient? client))
            {
                client = CreateClient(key.Service, key.Endpoint);
                _clients.Add(key, client);
            }

            return client;
        }
    }

    /// <summary>Downloads what a link gives, without credentials: such a link carries its own.</summary>
    internal Task<HttpResponseMessage> DownloadAsync(Uri link, CancellationToken cancellationToken) => _http.GetAsync(link, cancellationToken);

    private ServiceClient CreateClient(ServiceDescription service, ServiceEndpoint endpoint)
    {
        PipelineConfig config = new(service, Region, endpoint, _http);
        StandardRetry retry = new(Time, Random.Shared.NextDouble, service.AdaptiveRate ? new AdaptiveRate(Time) : null);
        return new ServiceClient(new SignedPipeline(_credentials, config), _credentials, retry, endpoint.Url, IsLocal);
    }

    private ServiceEndpoint Endpoint(ServiceDescription service)
    {
        if (IsLocal && _settings.EndpointUrl is { } local)
        {
            return ServiceEndpoint.Custom(local);
        }

        EndpointVariant variant = EndpointSettings.Variant(ProfileName);
        return (_settings.EndpointUrl ?? EndpointSettings.Configured(service, ProfileName)) is { } configured
            ? ServiceEndpoint.Custom(configured, variant)
            : ServiceEndpoint.Regional(service, Region, variant);
    }

    /// <summary>A class, since code for a dictionary of structs would have to be compiled at the first call.</summary>
    private sealed record ClientKey(ServiceDescription Service, ServiceEndpoint Endpoint);
}
