using System;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace SessionTools.Clients.AppConfig;

/// <summary>What a watch has to say about a session: a new value, or a failure.</summary>
/// <param name="Session">The session.</param>
/// <param name="Configuration">The new value, or the old one that is stale; null where there is none.</param>
/// <param name="Failure">Why the service could not be asked; null with a new value.</param>
/// <param name="IsOver">The session is not watched any more.</param>
internal sealed record WatchEvent(ConfigurationSession Session, Configuration? Configuration, SessionToolsException? Failure, bool IsOver);

/// <summary>Follows a session: its first value, and every one that differs from the one before, whoever asked for it.</summary>
internal sealed class ConfigurationWatch
{
    private static readonly TimeSpan s_pauseWithoutValue = TimeSpan.FromSeconds(15);

    private readonly ConfigurationSession _session;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _end;
    private readonly ChannelWriter<WatchEvent> _events;
    private Configuration? _shown;
    private bool _isFailing;

    /// <param name="session">The session.</param>
    /// <param name="time">The clock.</param>
    /// <param name="end">The watch ends then.</param>
    /// <param name="events">Where it tells what it sees.</param>
    public ConfigurationWatch(ConfigurationSession session, TimeProvider time, DateTimeOffset end, ChannelWriter<WatchEvent> events)
    {
        _session = session;
        _time = time;
        _end = end;
        _events = events;
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await LookAsync(cancellationToken).ConfigureAwait(false) is { } next && _time.GetUtcNow() < _end)
        {
            DateTimeOffset until = next < _end ? next : _end;
            TimeSpan pause = until - _time.GetUtcNow();
            await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>When to look again; null for never.</returns>
    private async Task<DateTimeOffset?> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            Configuration configuration = _session.FromMemory()
                ?? await _session.GetAsync(force: false, cancellationToken).ConfigureAwait(false);
            Tell(configuration);
            return configuration.NextPollAt;
        }
        catch (SessionToolsException exception) when (Outage.IsOne(exception))
        {
            TellFailure(configuration: null, exception);
            return _time.GetUtcNow() + s_pauseWithoutValue;
        }
        catch (SessionToolsException exception)
        {
            _events.TryWrite(new WatchEvent(_session, Configuration: null, exception, IsOver: true));
            return null;
        }
    }

    private void Tell(Configuration configuration)
    {
        if (configuration.Failure is not null)
        {
            TellFailure(configuration, configuration.Failure);
        }

        _isFailing = configuration.Failure is not null;
        if (_shown is null || !_shown.IsSameAs(configuration))
        {
            _shown = configuration;
            _events.TryWrite(new WatchEvent(_session, configuration with { Changed = true }, Failure: null, IsOver: false));
        }
    }

    /// <summary>Once an outage.</summary>
    private void TellFailure(Configuration? configuration, SessionToolsException failure)
    {
        if (!_isFailing)
        {
            _events.TryWrite(new WatchEvent(_session, configuration, failure, IsOver: false));
        }

        _isFailing = true;
    }
}
