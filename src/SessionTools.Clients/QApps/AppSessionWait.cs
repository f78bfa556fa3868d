using System;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.QApps;

/// <summary>Looks at a session again and again: soon at first, then less often, and never sooner than the service asks.</summary>
internal sealed class AppSessionWait
{
    private const double Growth = 1.5;
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    private readonly AppSession _session;
    private readonly TimeSpan? _timeout;
    private readonly TimeProvider _time;
    private readonly long _start;
    private TimeSpan _pause = TimeSpan.Zero;

    /// <param name="session">The session.</param>
    /// <param name="timeout">After that long it gives up; null for never.</param>
    public AppSessionWait(AppSession session, TimeSpan? timeout)
    {
        _session = session;
        _timeout = timeout;
        _time = session.Connection.Time;
        _start = _time.GetTimestamp();
    }

    /// <summary>The session as it was last seen; null before.</summary>
    public AppSessionState? Last { get; private set; }

    /// <summary>The next look at the session, after a pause.</summary>
    /// <exception cref="WaitTimeoutException">The time is over.</exception>
    public async Task<AppSessionState> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await PauseAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return Last = await _session.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ServiceException exception) when (MayPass(exception) && Last is not null)
            {
                _pause = exception.RetryAfter > _pause ? exception.RetryAfter.Value : _pause;
            }
        }
    }

    /// <summary>After progress the next look is soon again.</summary>
    public void Hurry() => _pause = s_first;

    private static bool MayPass(ServiceException exception) => exception.Kind is ErrorKind.Throttling or ErrorKind.InternalError;

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        if (Last is null)
        {
            _pause = s_first;
            return;
        }

        TimeSpan left = _timeout is { } timeout ? timeout - _time.GetElapsedTime(_start) : TimeSpan.MaxValue;
        if (left <= TimeSpan.Zero)
        {
            throw new WaitTimeoutException(
                $"The session {_session.SessionId} was still {Last.Session.Status} after {_timeout!.Value.TotalSeconds:0.###} seconds.",
                _timeout.Value);
        }

        await Task.Delay(_pause < left ? _pause : left, _time, cancellationToken).ConfigureAwait(false);
        _pause = _pause * Growth < s_longest ? _pause * Growth : s_longest;
    }
}
