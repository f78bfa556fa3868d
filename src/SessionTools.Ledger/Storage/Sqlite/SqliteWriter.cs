using System;
using System.Threading;
using System.Threading.Tasks;
using SQLitePCL;
using SessionTools.Ledger.Storage.Commits;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// All that changes a ledger file: commits, index builds, purges, settings and checkpoints, each under the commit lock, which one
/// thread of one process has at a time.
/// </summary>
internal sealed partial class SqliteWriter : ICommitter, IDisposable
{
    /// <summary>4 MB: a write-ahead log of so many pages is copied into the file.</summary>
    private const int CheckpointPages = 1024;

    /// <summary>How long a checkpoint waits for those who are reading a page; new readers wait meanwhile.</summary>
    private static readonly TimeSpan s_readerWait = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan s_erasureWait = TimeSpan.FromSeconds(10);

    private readonly LedgerFiles _files;
    private readonly StoreServices _services;
    private readonly string? _vfs;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly FileLock _lock;
    private readonly SharedState _shared;
    private readonly Turnstile _turnstile;
    private readonly LatestTip _tip;
    private readonly IBlockSealer _sealer;
    private SqliteConnection _connection;
    private SqliteAppender _appender;
    private bool _isBroken;
    private bool _isClosed;
    private int _nextCheckpoint = CheckpointPages;

    public SqliteWriter(LedgerFiles files, SharedState shared, Turnstile turnstile, LatestTip tip, StoreServices services, string? vfs)
    {
        _files = files;
        _services = services;
        _vfs = vfs;
        _lock = FileLock.Open(files.Commit);
        _shared = shared;
        _turnstile = turnstile;
        _tip = tip;
        try
        {
            _connection = OpenUpToDate();
            Header = ReadHeader();
        }
        catch
        {
            _connection?.Dispose();
            _lock.Dispose();
            throw;
        }

        _sealer = services.Sealer(Header);
        _appender = new SqliteAppender(_connection, _services.Keys, _sealer, Header.IsImported);
    }

    public LedgerHeader Header { get; }

    public bool TryEnter()
    {
        if (!_gate.Wait(0))
        {
            return false;
        }

        bool isEntered = false;
        try
        {
            RequireOpen();
            isEntered = _lock.TryLockExclusive();
            return isEntered;
        }
        finally
        {
            if (!isEntered)
            {
                _gate.Release();
            }
        }
    }

    public void Enter()
    {
        _gate.Wait();
        try
        {
            RequireOpen();
            _lock.LockExclusive();
        }
        catch
        {
            _gate.Release();
            throw;
        }
    }

    public void Exit()
    {
        _lock.Unlock();
        _gate.Release();
    }

    /// <summary>Changes something other than by a commit, in one transaction.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteAppender, T> write, CancellationToken cancellationToken)
    {
        return Task.Run(
            () =>
            {
                Enter();
                try
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    return Write(write);
                }
                finally
                {
                    Exit();
                }
            },
            cancellationToken);
    }

    private void RequireOpen()
    {
        if (_isClosed)
        {
            throw new LedgerStoreException($"The ledger file '{_files.Main}' is closed.");
        }
    }

    private T Write<T>(Func<SqliteConnection, SqliteAppender, T> write)
    {
        try
        {
            Begin();
            T result = write(_connection, _appender);
            _connection.Prepare("COMMIT").Run();
            TryCheckpoint();
            return result;
        }
        catch (SqliteError error)
        {
            TryReopen();
            throw error.ToStoreException(_files.Main);
        }
        catch
        {
            TryReopen();
            throw;
        }
    }

    private void Begin()
    {
        if (_shared.IsDeleted)
        {
            throw new LedgerStoreException($"The ledger file '{_files.Main}' was deleted by another process.");
        }

        if (_isBroken)
        {
            Reopen();
        }

        _connection.Prepare("BEGIN IMMEDIATE").Run();
        _appender.Head.Refresh();
    }
}
