using System;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Qldb;

/// <summary>
/// One transaction and its attempts: <see cref="BeginAsync"/>, statements, <see cref="CommitAsync"/>, and after an error
/// <see cref="RecoverAsync"/>, which says whether to begin again. It has a session of the pool to itself until it is disposed of.
/// </summary>
/// <remarks>
/// The rules are those that all of QLDB's drivers share, with the retry of network failures that the Java driver has, and
/// without any retry of a commit that may have taken place.
/// </remarks>
internal sealed class QldbExecution(QldbSessionPool pool, QldbRetryPolicy policy) : IDisposable
{
    /// <summary>How long giving up may take: Ctrl+C waits for it, and no longer than a second in all.</summary>
    private static readonly TimeSpan s_abortLimit = TimeSpan.FromMilliseconds(800);

    private readonly object _lock = new();
    private QldbSession? _session;
    private QldbTransaction? _transaction;
    private bool _entered;
    private bool _sessionFailed;
    private bool _beginning;
    private bool _disposed;

    /// <summary>How often the transaction was begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>What all attempts have consumed.</summary>
    public QldbUsage Usage { get; } = new();

    /// <summary>Runs a whole transaction, as often as the rules allow.</summary>
    /// <param name="body">What is to be done in the transaction.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>What the body gave in the attempt that was committed.</returns>
    public async Task<T> RunAsync<T>(Func<QldbTransaction, CancellationToken, Task<T>> body, CancellationToken stop)
    {
        while (true)
        {
            QldbTransaction transaction = await BeginAsync(stop).ConfigureAwait(false);
            try
            {
                T result = await body(transaction, stop).ConfigureAwait(false);
                await CommitAsync(stop).ConfigureAwait(false);
                return result;
            }
            catch (Exception exception)
            {
                if (!await RecoverAsync(exception, mayRetry: true, stop).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Begins the transaction, in a new session where the old one is dead.</summary>
    public async Task<QldbTransaction> BeginAsync(CancellationToken stop)
    {
        _beginning = true;
        try
        {
            return await BeginWithRetryAsync(stop).ConfigureAwait(false);
        }
        finally
        {
            await AfterBeginningAsync().ConfigureAwait(false);
        }
    }

    public async Task CommitAsync(CancellationToken stop)
    {
        await _transaction!.CommitAsync(stop).ConfigureAwait(false);
        _transaction = null;
    }

    /// <summary>Gives the transaction up because somebody wants it so.</summary>
    public Task AbortAsync(CancellationToken stop) => TryAbortAsync(stop);

    /// <summary>Gives the transaction up because everything stops. It takes <see cref="s_abortLimit"/> at most.</summary>
    public async Task AbandonAsync()
    {
        using CancellationTokenSource limit = new(s_abortLimit);
        await TryAbortAsync(limit.Token).ConfigureAwait(false);
    }

    /// <summary>Leaves the transaction as an error demands.</summary>
    /// <param name="exception">The error.</param>
    /// <param name="mayRetry">Doing it again is possible: nobody has seen anything of it.</param>
    /// <param name="stop">Stops the wait.</param>
    /// <returns>Whether to begin again; the wait before it is over then.</returns>
    public async Task<bool> RecoverAsync(Exception exception, bool mayRetry, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            await Task.Run(AbandonAsync, CancellationToken.None).ConfigureAwait(false);
            return false;
        }

        Recovery recovery = Recovery.From(exception, sessionStarted: _session is not null, policy);
        if (recovery.Abort)
        {
            await TryAbortAsync(stop).ConfigureAwait(false);
        }

        Forget(recovery.SessionIsDead);
        bool free = recovery.IsStaleSession && Attempts == 1;
        if (!mayRetry || !recovery.Retry || (!free && Attempts > policy.RetryLimit))
        {
            return false;
        }

        if (!free)
        {
            await policy.WaitAsync(Attempts, pool.Time, stop).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Gives the session to the next one. Where the transaction is just beginning that happens when it has begun.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            if (_beginning)
            {
                return;
            }
        }

        Release();
    }

    private async Task<QldbTransaction> BeginWithRetryAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await StartAsync(stop).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                if (!await RecoverAsync(exception, mayRetry: true, stop).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Whoever was to use the transaction may have gone meanwhile.</summary>
    private async Task AfterBeginningAsync()
    {
        bool gone;
        lock (_lock)
        {
            _beginning = false;
            gone = _disposed;
        }

        if (gone)
        {
            await Task.Run(AbandonAsync, CancellationToken.None).ConfigureAwait(false);
            Release();
        }
    }

    private void Release()
    {
        if (_session is not null)
        {
            pool.Return(_session);
            _session = null;
        }

        if (_entered)
        {
            pool.Leave();
            _entered = false;
        }
    }

    private async Task<QldbTransaction> StartAsync(CancellationToken stop)
    {
        if (!_entered)
        {
            await pool.EnterAsync(stop).ConfigureAwait(false);
            _entered = true;
        }

        Attempts++;
        _session ??= await pool.TakeAsync(fresh: _sessionFailed, stop).ConfigureAwait(false);
        _transaction = await _session.StartTransactionAsync(Usage, stop).ConfigureAwait(false);
        return _transaction;
    }

    /// <summary>Where aborting fails too, the session is not worth keeping.</summary>
    private async Task TryAbortAsync(CancellationToken stop)
    {
        if (_session is null)
        {
            return;
        }

        try
        {
            await (_transaction?.AbortAsync(stop) ?? _session.AbortTransactionAsync(null, stop)).ConfigureAwait(false);
            Forget(sessionIsDead: false);
        }
        catch (Exception exception) when (exception is SessionToolsException or OperationCanceledException)
        {
            Forget(sessionIsDead: true);
        }
    }

    private void Forget(bool sessionIsDead)
    {
        _transaction = null;
        if (sessionIsDead)
        {
            _session = null;
            _sessionFailed = true;
        }
    }
}
