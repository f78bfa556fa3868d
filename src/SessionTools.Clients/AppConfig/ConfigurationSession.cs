using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.AppConfig;

/// <summary>
/// A configuration session: the one owner of the rotating token. Each token serves one call, so calls go one at a time;
/// many threads may ask. Between two polls it answers from memory, as the service's interval demands.
/// </summary>
public sealed class ConfigurationSession : IDisposable
{
    private readonly Connection _connection;
    private readonly StartConfigurationSessionRequest _request;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private string? _token;
    private Configuration? _last;

    internal ConfigurationSession(Connection connection, StartConfigurationSessionRequest request)
    {
        _connection = connection;
        _request = request;
    }

    /// <summary>The last configuration; null before the first.</summary>
    internal Configuration? Last => _last;

    /// <summary>Opens the session at the service, unless it is open.</summary>
    public Task<bool> StartAsync(CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            _token ??= await NewTokenAsync(cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>The configuration: from memory until the next poll is due, else from the service.</summary>
    /// <exception cref="ServiceException">The service refused, other than for the token's sake.</exception>
    public Task<Configuration> GetAsync(CancellationToken cancellationToken) =>
        InTurnAsync(() => GetInTurnAsync(cancellationToken), cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Configuration> GetInTurnAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = _connection.Time.GetUtcNow();
        if (_last is not null && now < _last.NextPollAt)
        {
            return _last with { Changed = false };
        }

        try
        {
            return await PollAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SessionToolsException exception) when (TokenIsGone(exception))
        {
            return await PollAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Uses up the token, whatever comes of it: after a failure nobody knows whether the service has seen it.</summary>
    private async Task<Configuration> PollAsync(CancellationToken cancellationToken)
    {
        string token = _token ?? await NewTokenAsync(cancellationToken).ConfigureAwait(false);
        _token = null;
        GetLatestConfigurationResponse response = await Client().CallAsync(
            AppConfigOperations.GetLatestConfiguration,
            new GetLatestConfigurationRequest { ConfigurationToken = token },
            cancellationToken).ConfigureAwait(false);
        _token = response.NextPollConfigurationToken;
        _last = Take(response);
        return _last;
    }

    private Configuration Take(GetLatestConfigurationResponse response)
    {
        DateTimeOffset now = _connection.Time.GetUtcNow();
        DateTimeOffset next = now.AddSeconds(response.NextPollIntervalInSeconds);
        if (response.Configuration.Length == 0 && _last is not null)
        {
            return _last with { Changed = false, RetrievedAt = now, NextPollAt = next };
        }

        return new Configuration(response.Configuration, response.ContentType, response.VersionLabel, Changed: true, now, next);
    }

    private async Task<string> NewTokenAsync(CancellationToken cancellationToken)
    {
        StartConfigurationSessionResponse response =
            await Client().CallAsync(AppConfigOperations.StartConfigurationSession, _request, cancellationToken).ConfigureAwait(false);
        return response.InitialConfigurationToken ?? "";
    }

    private ServiceClient Client() => _connection.Client(AppConfigService.Description);

    /// <summary>
    /// A fresh session is the cure where the token is expired or used up, or where an answer, and the next token with it,
    /// was lost. It is no cure for anything else.
    /// </summary>
    private static bool TokenIsGone(SessionToolsException exception) => exception switch
    {
        TransportException transport => transport is { OutcomeUnknown: true, OperationName: "GetLatestConfiguration" },
        ServiceException { Kind: ErrorKind.BadRequest } service => TokenProblem(service.Body) is "Expired" or "Corrupted",
        _ => false,
    };

    private static string? TokenProblem(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object
            || !error.TryGetProperty("Details", out JsonElement details)
            || !details.TryGetProperty("InvalidParameters", out JsonElement parameters)
            || parameters.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return parameters.EnumerateObject()
            .Where(parameter => parameter.Value.ValueKind == JsonValueKind.Object)
            .Select(parameter => parameter.Value.TryGetProperty("Problem", out JsonElement problem) ? problem.GetString() : null)
            .FirstOrDefault(problem => problem is not null);
    }
}
