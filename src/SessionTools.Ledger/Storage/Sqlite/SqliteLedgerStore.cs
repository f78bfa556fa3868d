using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage.Commits;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// A ledger in a SQLite file. A process has one object for a file, whatever the number of those who open it; many processes may
/// have the file open. Nothing but SQLite may open the ledger file while it is in use: closing it otherwise would drop the locks
/// that the process holds.
/// </summary>
public sealed partial class SqliteLedgerStore : ILedgerStore
{
    private static readonly SemaphoreSlim s_gate = new(1);
    private static readonly Dictionary<string, SqliteLedgerStore> s_open = new(
        OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);

    private readonly LedgerFiles _files;
    private readonly SharedState _shared;
    private readonly LatestTip _tip;
    private readonly Turnstile _turnstile;
    private readonly SqliteReaders _readers;
    private readonly SqliteWriter _writer;
    private readonly CommitQueue _commits;
    private int _users = 1;

    private SqliteLedgerStore(LedgerFiles files, StoreServices services, string? vfs)
    {
        _files = files;
        Guarded(files, () =>
        {
            files.RequireLocal();
            RequireFile(files);
            SqliteSchema.Identify(files.Main, vfs);
            return true;
        });
        _shared = Guarded(files, () => new SharedState(files));
        _tip = new LatestTip(_shared);
        try
        {
            _turnstile = Guarded(files, () => new Turnstile(files, _shared));
            _writer = Guarded(files, () => new SqliteWriter(files, _shared, _turnstile, _tip, services, vfs));
        }
        catch
        {
            _turnstile?.Dispose();
            _shared.Dispose();
            throw;
        }

        _readers = new SqliteReaders(files, _shared, _turnstile, vfs);
        Header = _writer.Header;
        _commits = new CommitQueue(_writer);
    }

    /// <inheritdoc/>
    public LedgerHeader Header { get; }

    /// <summary>Whether another process has deleted the file. There may be another ledger in its place.</summary>
    public bool IsDeleted => _shared.IsDeleted;

    /// <summary>Opens a ledger file. Each call is to be answered by one <see cref="DisposeAsync"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="services">What the store needs from above; those of the first who opens it count.</param>
    /// <param name="cancellationToken">Cancels the wait for others that are opening a ledger.</param>
    /// <exception cref="LedgerStoreException">There is no such file, it is no ledger or damaged, or there is no SQLite.</exception>
    public static ValueTask<SqliteLedgerStore> OpenAsync(string path, StoreServices services, CancellationToken cancellationToken = default)
    {
        return OpenAsync(path, services, vfs: null, cancellationToken);
    }

    /// <summary>Makes a ledger file, and its folder if need be, and opens it.</summary>
    /// <param name="path">The file; there must be none.</param>
    /// <param name="header">What the ledger is.</param>
    /// <param name="settings">Its first settings.</param>
    /// <param name="services">What the store needs from above.</param>
    /// <param name="cancellationToken">Cancels the wait for others that are opening a ledger.</param>
    /// <exception cref="LedgerStoreException">There is a file already, it cannot be made, or there is no SQLite.</exception>
    public static async ValueTask<SqliteLedgerStore> CreateAsync(
        string path, LedgerHeader header, LedgerSettings settings, StoreServices services, CancellationToken cancellationToken = default)
    {
        LedgerFiles files = new(path);
        cancellationToken.ThrowIfCancellationRequested();
        Guarded(files, () =>
        {
            if (File.Exists(files.Main))
            {
                throw new LedgerStoreException($"There is a file '{files.Main}' already.");
            }

            SqliteFile.Create(files, header, settings, vfs: null);
            return true;
        });
        return await OpenAsync(path, services, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a ledger with all its files.</summary>
    /// <exception cref="LedgerStoreException">This process has it open, there is no such file, or it cannot be removed.</exception>
    public static async ValueTask DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        LedgerFiles files = new(path);
        await s_gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (s_open.TryGetValue(files.Main, out SqliteLedgerStore? store) && !store.IsDeleted)
            {
                throw new LedgerStoreException($"The ledger file '{files.Main}' is open and cannot be deleted.");
            }

            Guarded(files, () =>
            {
                RequireFile(files);
                SqliteSchema.Identify(files.Main, vfs: null);
                files.Delete();
                return true;
            });
        }
        finally
        {
            s_gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await s_gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (--_users == 0)
            {
                Forget();
                await _readers.DisposeAsync().ConfigureAwait(false);
                _writer.Dispose();
                _turnstile.Dispose();
                _shared.Dispose();
            }
        }
        finally
        {
            s_gate.Release();
        }
    }

    internal static async ValueTask<SqliteLedgerStore> OpenAsync(
        string path, StoreServices services, string? vfs, CancellationToken cancellationToken)
    {
        LedgerFiles files = new(path);
        await s_gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (s_open.TryGetValue(files.Main, out SqliteLedgerStore? store) && !store.IsDeleted)
            {
                store._users++;
                return store;
            }

            store = new SqliteLedgerStore(files, services, vfs);
            s_open[files.Main] = store;
            return store;
        }
        finally
        {
            s_gate.Release();
        }
    }

    /// <summary>Makes room for another store of the file, unless there is one already because the ledger was deleted and made anew.</summary>
    private void Forget()
    {
        if (s_open.TryGetValue(_files.Main, out SqliteLedgerStore? open) && open == this)
        {
            s_open.Remove(_files.Main);
        }
    }

    private static void RequireFile(LedgerFiles files)
    {
        if (!File.Exists(files.Main))
        {
            throw new LedgerStoreException($"There is no ledger file '{files.Main}'.");
        }
    }

    /// <summary>Runs something with the file and tells its errors as the store's.</summary>
    private static T Guarded<T>(LedgerFiles files, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteError error)
        {
            throw error.ToStoreException(files.Main);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LedgerStoreException($"The ledger file '{files.Main}' cannot be used: {error.Message}", error);
        }
    }
}
