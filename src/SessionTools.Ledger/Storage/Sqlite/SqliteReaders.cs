using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>A few connections that read, opened as they are needed.</summary>
internal sealed class SqliteReaders(LedgerFiles files, Turnstile turnstile, string? vfs) : IAsyncDisposable
{
    private const int Most = 8;

    private readonly SemaphoreSlim _places = new(Most);
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private volatile bool _isClosed;

    /// <summary>Reads a page: something short, as checkpoints wait for it.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isClosed)
            {
                throw new LedgerStoreException($"The ledger file '{files.Main}' is closed.");
            }

            turnstile.Pass();
            return Read(_idle.TryTake(out SqliteConnection? idle) ? idle : SqliteFile.OpenReader(files.Main, vfs), read);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>
    /// Reads as long as it takes, on a connection of its own and past the turnstile: meanwhile nobody waits, but the write-ahead
    /// log grows.
    /// </summary>
    public Task<T> ReadLongAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        return Task.Run(
            () =>
            {
                using SqliteConnection connection = SqliteFile.OpenReader(files.Main, vfs);
                return read(connection);
            },
            cancellationToken);
    }

    /// <summary>Waits for those who read, and refuses those who want to later.</summary>
    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        for (int i = 0; i < Most; i++)
        {
            await _places.WaitAsync().ConfigureAwait(false);
        }

        while (_idle.TryTake(out SqliteConnection? connection))
        {
            connection.Dispose();
        }

        _places.Release(Most);
    }

    private T Read<T>(SqliteConnection connection, Func<SqliteConnection, T> read)
    {
        bool isSound = false;
        try
        {
            T result = read(connection);
            isSound = true;
            return result;
        }
        finally
        {
            if (isSound)
            {
                _idle.Add(connection);
            }
            else
            {
                connection.Dispose();
            }
        }
    }
}
