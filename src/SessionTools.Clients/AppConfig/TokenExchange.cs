using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.AppConfig;

/// <summary>
/// The calls of one session: each gives a token away and gets the next. One caller at a time; after a failure it knows
/// whether the token may still serve.
/// </summary>
internal sealed class TokenExchange
{
    private readonly Connection _connection;
    private readonly StartConfigurationSessionRequest _request;
    private readonly TokenKeeper _token = new();
    private int _starts;
    private int _calls;
    private int _unchanged;
    private int _failures;

    public TokenExchange(Connection connection, StartConfigurationSessionRequest request)
    {
        _connection = connection;
        _request = request;
    }

    public SessionCounters Counters => new(
        Volatile.Read(ref _calls),
        Volatile.Read(ref _unchanged),
        Math.Max(0, Volatile.Read(ref _starts) - 1),
        Volatile.Read(ref _failures));

    /// <summary>The service has given a token.</summary>
    public bool HasStarted => Volatile.Read(ref _starts) > 0;

    /// <summary>The next answer is the first to its token's session: where it is empty, so is the configuration.</summary>
    public bool IsAtStart { get; private set; } = true;

    public void CountUnchanged() => _unchanged++;

    /// <summary>The next call needs a fresh session.</summary>
    public void Discard() => _token.Discard();

    /// <summary>Gets a token unless there is one that still serves.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_token.IsUsable(Now))
        {
            return;
        }

        StartConfigurationSessionResponse response =
            await SendAsync(AppConfigOperations.StartConfigurationSession, _request, cancellationToken).ConfigureAwait(false);
        string token = response.InitialConfigurationToken ?? throw NoToken(AppConfigOperations.StartConfigurationSession, "InitialConfigurationToken");
        _token.Keep(token, Now);
        _starts++;
        IsAtStart = true;
    }

    /// <summary>Asks for what is new.</summary>
    /// <exception cref="AppConfigException">The service refused.</exception>
    /// <exception cref="TransportException">No answer came.</exception>
    public async Task<GetLatestConfigurationResponse> AskAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        string token = _token.Take()!;
        _calls++;
        GetLatestConfigurationResponse response;
        try
        {
            response = await SendAsync(
                AppConfigOperations.GetLatestConfiguration,
                new GetLatestConfigurationRequest { ConfigurationToken = token },
                cancellationToken).ConfigureAwait(false);
        }
        catch (SessionToolsException exception) when (LeavesToken(exception))
        {
            _token.PutBack(token);
            throw;
        }

        // Whatever stands between may answer 200 as well; what comes without a token is no configuration.
        string next = response.NextPollConfigurationToken ?? throw NoToken(AppConfigOperations.GetLatestConfiguration, "Next-Poll-Configuration-Token");
        _token.Keep(next, Now);
        return response;
    }

    /// <summary>The answer was taken in: later empty ones mean that nothing has changed.</summary>
    public void Confirm() => IsAtStart = false;

    private DateTimeOffset Now => _connection.Time.GetUtcNow();

    private async Task<TResponse> SendAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation,
        TRequest request,
        CancellationToken cancellationToken)
        where TRequest : class
        where TResponse : class
    {
        try
        {
            return await _connection.Client(AppConfigService.Description).CallAsync(operation, request, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException exception)
        {
            _failures++;
            throw new AppConfigException(exception);
        }
        catch (TransportException)
        {
            _failures++;
            throw;
        }
    }

    /// <summary>
    /// The service has not used the token, as far as can be known. Where it has all the same it says so at the next call,
    /// and that costs nothing but a fresh session.
    /// </summary>
    private static bool LeavesToken(SessionToolsException exception) => exception switch
    {
        AppConfigException refusal => !refusal.TokenIsUseless,
        TransportException transport => !transport.OutcomeUnknown,
        _ => true,
    };

    private TransportException NoToken(Operation operation, string name)
    {
        _failures++;
        return new TransportException(operation, TransportFailure.UnreadableAnswer, endpoint: null, new JsonException($"it has no {name}"));
    }
}
