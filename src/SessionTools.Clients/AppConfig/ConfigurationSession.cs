using System;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.AppConfig;

/// <summary>
/// A configuration session: the one owner of the rotating token. Each token serves one call, so calls go one at a time;
/// many threads may ask. Between two polls it answers from memory, as the service's interval demands, and while the
/// service does not answer it goes on with what it has.
/// </summary>
public sealed class ConfigurationSession : IDisposable
{
    /// <summary>The shortest interval that the service knows; also how long an outage is left alone.</summary>
    private static readonly TimeSpan s_shortestInterval = TimeSpan.FromSeconds(15);

    /// <summary>The interval where the service names none.</summary>
    private static readonly TimeSpan s_usualInterval = TimeSpan.FromSeconds(60);

    private readonly Connection _connection;
    private readonly StartConfigurationSessionRequest _request;
    private readonly TokenExchange _exchange;
    private readonly RepeatAllowance _repeats = new();
    private readonly ConfigurationBackup? _backup;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TimeSpan _interval = s_shortestInterval;
    private Configuration? _last;
    private volatile bool _stopped;
    private volatile string? _backupProblem;

    /// <param name="connection">Where the service is called.</param>
    /// <param name="request">What configuration.</param>
    /// <param name="backup">Where the last value outlives the process; null for nowhere.</param>
    internal ConfigurationSession(Connection connection, StartConfigurationSessionRequest request, ConfigurationBackup? backup = null)
    {
        _connection = connection;
        _request = request;
        _backup = backup;
        _exchange = new TokenExchange(connection, request);
    }

    /// <summary>The last configuration; null before the first. It is marked as changed until a caller has got it.</summary>
    internal Configuration? Last => Volatile.Read(ref _last);

    internal SessionCounters Counters => _exchange.Counters;

    internal bool IsStopped => _stopped;

    /// <summary>Why the backup could not stand in for the service in the last outage; null where it could, or there is none.</summary>
    internal string? BackupProblem => _backupProblem;

    /// <summary>It was opened at the service, or has a value from its backup, and was not stopped.</summary>
    internal bool IsOpen => !_stopped && (_exchange.HasStarted || Last is not null);

    /// <summary>Opens the session at the service, unless it is open.</summary>
    /// <returns>Why it could not be opened, where the backup stands in for the service; else null.</returns>
    public Task<SessionToolsException?> StartAsync(CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            try
            {
                await _exchange.OpenAsync(cancellationToken).ConfigureAwait(false);
                return null;
            }
            catch (SessionToolsException exception) when (Outage.IsOne(exception) && LoadBackup())
            {
                return exception;
            }
        },
        cancellationToken);

    /// <summary>The configuration as long as the next poll is not due; else null.</summary>
    public Configuration? FromMemory()
    {
        Configuration? last = Last;
        return last is null || _stopped || _connection.Time.GetUtcNow() >= last.NextPollAt ? null : Remembered(last);
    }

    /// <summary>The configuration: from memory until the next poll is due, else from the service.</summary>
    /// <param name="force">Asks a fresh session at once, whatever the interval.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AppConfigException">The service refused, other than for the token's sake.</exception>
    /// <exception cref="TransportException">No answer came, and there is no earlier value.</exception>
    /// <exception cref="StoppedSessionException">The session was stopped.</exception>
    public Task<Configuration> GetAsync(bool force, CancellationToken cancellationToken) => InTurnAsync(
        () => !force && FromMemory() is { } remembered ? Task.FromResult(remembered) : RefreshAsync(force, cancellationToken),
        cancellationToken);

    /// <summary>Forgets the token and the value. The service has no call for it: an unused token expires.</summary>
    public void Stop()
    {
        _stopped = true;
        Volatile.Write(ref _last, null);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_stopped)
            {
                throw new StoppedSessionException(_request);
            }

            return await work().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Configuration> RefreshAsync(bool force, CancellationToken cancellationToken)
    {
        if (force)
        {
            _exchange.Discard();
        }

        try
        {
            Configuration current = TakeIn(await AskAsync(cancellationToken).ConfigureAwait(false));
            Volatile.Write(ref _last, current with { Changed = false });
            return current with { BackupFailure = _backup?.TrySave(current) };
        }
        catch (AppConfigException exception) when (exception.Problem == AppConfigProblem.PollIntervalNotSatisfied && _last is not null)
        {
            return Postpone(_last, s_shortestInterval);
        }
        catch (SessionToolsException exception) when (Outage.IsOne(exception) && (_last is not null || LoadBackup()))
        {
            return Postpone(_last! with { Failure = exception }, PauseAfter(exception));
        }
    }

    /// <summary>A fresh session cures a useless token, and a lost answer, with which the next token was lost.</summary>
    private async Task<GetLatestConfigurationResponse> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _exchange.AskAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SessionToolsException exception)
        {
            if (!IsCuredByRestart(exception))
            {
                throw;
            }
        }

        return await _exchange.AskAsync(cancellationToken).ConfigureAwait(false);
    }

    private bool IsCuredByRestart(SessionToolsException exception) => exception switch
    {
        AppConfigException refusal => refusal.TokenIsUseless,
        TransportException transport => Outage.LostAnAnswer(transport) && (_last is null || _repeats.TryTake()),
        _ => false,
    };

    private Configuration TakeIn(GetLatestConfigurationResponse response)
    {
        DateTimeOffset now = _connection.Time.GetUtcNow();
        bool saysUnchanged = !_exchange.IsAtStart && response.Configuration.Length == 0 && string.IsNullOrEmpty(response.VersionLabel);
        _exchange.Confirm();
        _repeats.CountAnswer();
        _interval = IntervalOf(response);
        if (saysUnchanged && _last is not null)
        {
            _exchange.CountUnchanged();
            return Remembered(_last) with
            {
                RetrievedAt = now,
                NextPollAt = now + _interval,
                Source = ConfigurationSource.Service,
                Failure = null,
            };
        }

        Configuration current = new(response.Configuration, response.ContentType, response.VersionLabel, Changed: true, now, now + _interval);
        return current with { Changed = _last is null or { Changed: true } || !current.IsSameAs(_last) };
    }

    private TimeSpan IntervalOf(GetLatestConfigurationResponse response)
    {
        if (response.NextPollIntervalInSeconds > 0)
        {
            return TimeSpan.FromSeconds(response.NextPollIntervalInSeconds);
        }

        return _request.RequiredMinimumPollIntervalInSeconds is { } asked ? TimeSpan.FromSeconds(asked) : s_usualInterval;
    }

    private TimeSpan PauseAfter(SessionToolsException exception)
    {
        TimeSpan pause = exception switch
        {
            ServiceException { RetryAfter: { } asked } when asked > s_shortestInterval => asked,
            TransportException transport when Outage.LostAnAnswer(transport) => _interval,
            _ => s_shortestInterval,
        };
        return pause;
    }

    private Configuration Postpone(Configuration configuration, TimeSpan pause)
    {
        Configuration later = configuration with { NextPollAt = _connection.Time.GetUtcNow() + pause };
        Volatile.Write(ref _last, later with { Changed = false });
        return later.Source == ConfigurationSource.Backup ? later : Remembered(later);
    }

    private bool LoadBackup()
    {
        string? problem = null;
        Configuration? saved = _backup?.TryLoad(out problem);
        _backupProblem = problem;
        if (saved is not null)
        {
            Volatile.Write(ref _last, saved);
        }

        return saved is not null;
    }

    private static Configuration Remembered(Configuration last) => last with
    {
        Changed = false,
        Source = last.Source == ConfigurationSource.Backup ? ConfigurationSource.Backup : ConfigurationSource.Memory,
    };
}
