using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>A few connections that read, each with its pass through the turnstile, opened as they are needed.</summary>
internal sealed class SqliteReaders(LedgerFiles files, string? vfs) : IAsyncDisposable
{
    private const int Most = 8;

    private readonly SemaphoreSlim _places = new(Most);
    private readonly ConcurrentBag<Reader> _idle = [];

    /// <summary>Reads a page: something short, as checkpoints wait for it.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Reader reader = _idle.TryTake(out Reader? idle) ? idle : new Reader(files, vfs);
            return Read(reader, read);
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

    public async ValueTask DisposeAsync()
    {
        for (int i = 0; i < Most; i++)
        {
            await _places.WaitAsync().ConfigureAwait(false);
        }

        while (_idle.TryTake(out Reader? reader))
        {
            reader.Dispose();
        }
    }

    private T Read<T>(Reader reader, Func<SqliteConnection, T> read)
    {
        bool isSound = false;
        reader.Turnstile.EnterShared();
        try
        {
            T result = read(reader.Connection);
            isSound = true;
            return result;
        }
        finally
        {
            reader.Turnstile.Leave();
            if (isSound)
            {
                _idle.Add(reader);
            }
            else
            {
                reader.Dispose();
            }
        }
    }

    private sealed class Reader : IDisposable
    {
        public Reader(LedgerFiles files, string? vfs)
        {
            Turnstile = new Turnstile(files);
            Connection = SqliteFile.OpenReader(files.Main, vfs);
        }

        public Turnstile Turnstile { get; }

        public SqliteConnection Connection { get; }

        public void Dispose()
        {
            Connection.Dispose();
            Turnstile.Dispose();
        }
    }
}
