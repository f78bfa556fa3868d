using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>A few connections that read, opened as they are needed.</summary>
internal sealed class SqliteReaders(LedgerFiles files, SharedState shared, Turnstile turnstile, string? vfs) : IAsyncDisposable
{
    private const int Most = 8;

    private readonly SemaphoreSlim _places = new(Most);
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private volatile bool _isClosed;

    /// <summary>Reads a page: something short, as checkpoints wait for it.</summary>
    public ValueTask<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        return InPlaceAsync(
            () =>
            {
                turnstile.Pass();
                if (shared.IsDeleted)
                {
                    throw files.Deleted();
                }

                return Read(_idle.TryTake(out SqliteConnection? idle) ? idle : Open(), read);
            },
            cancellationToken);
    }

    /// <summary>
    /// Reads as long as it takes, on a connection of its own and past the turnstile: meanwhile nobody waits, but the write-ahead
    /// log grows.
    /// </summary>
    public async Task<T> ReadLongAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = await InPlaceAsync(Open, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => read(connection), cancellationToken).ConfigureAwait(false);
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

    private async ValueTask<T> InPlaceAsync<T>(Func<T> action, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _isClosed ? throw new LedgerStoreException($"The ledger file '{files.Main}' is closed.") : action();
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Opens the file, but not one that another process has put in its place.</summary>
    private SqliteConnection Open()
    {
        try
        {
            SqliteConnection connection = SqliteFile.OpenReader(files.Main, vfs);
            if (!shared.IsDeleted)
            {
                return connection;
            }

            connection.Dispose();
        }
        catch (SqliteError) when (shared.IsDeleted)
        {
            // There is none in its place.
        }

        throw files.Deleted();
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
