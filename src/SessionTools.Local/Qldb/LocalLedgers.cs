using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Memory;
using SessionTools.Ledger.Storage.Sqlite;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Local.Qldb;

/// <summary>
/// The ledgers of an embedded endpoint: a file each in the folder <c>ledgers</c> of its data, or memory. The ledger
/// <c>default</c> is made when it is first asked for.
/// </summary>
internal sealed class LocalLedgers(string? folder, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The ledger that is there without being made.</summary>
    public const string DefaultName = "default";

    /// <summary>Before the names of files, as Windows reserves some names.</summary>
    private const string FilePrefix = "l-";

    private const string FileSuffix = ".db";

    private readonly string? _folder = folder is null ? null : Path.Combine(folder, "ledgers");
    private readonly Dictionary<string, LedgerDatabase> _open = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _lock = new(1, 1);

    /// <summary>The ledger with a name, or null.</summary>
    public async ValueTask<LedgerDatabase?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_open.TryGetValue(name, out LedgerDatabase? open))
            {
                return open;
            }

            ILedgerStore? store = Names().Contains(name, StringComparer.Ordinal)
                ? await SqliteLedgerStore.OpenAsync(FileOf(name), LedgerDatabase.StoreServices(time), cancellationToken).ConfigureAwait(false)
                : null;
            if (store is null && name == DefaultName)
            {
                store = await MakeStoreAsync(name, new LedgerSettings { IsDeletionProtected = false }, isImported: false, cancellationToken).ConfigureAwait(false);
            }

            return store is null ? null : await OpenAsync(name, store, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Makes a ledger.</summary>
    /// <returns>Null if there is one whose name differs in nothing but case.</returns>
    public async ValueTask<LedgerDatabase?> CreateAsync(string name, LedgerSettings settings, CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Names().Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return null;
            }

            ILedgerStore store = await MakeStoreAsync(name, settings, isImported: false, cancellationToken).ConfigureAwait(false);
            return await OpenAsync(name, store, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Closes a ledger and deletes it with all its data.</summary>
    public async ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_open.Remove(name, out LedgerDatabase? database))
            {
                await database.DisposeAsync().ConfigureAwait(false);
            }

            if (_folder is not null)
            {
                await SqliteLedgerStore.DeleteAsync(FileOf(name), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>The names of all ledgers, sorted.</summary>
    public async ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return [.. Names().Order(StringComparer.Ordinal)];
        }
        finally
        {
            _lock.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _lock.WaitAsync().ConfigureAwait(false);
        foreach (LedgerDatabase database in _open.Values)
        {
            await database.DisposeAsync().ConfigureAwait(false);
        }

        _open.Clear();
        _lock.Dispose();
    }

    private HashSet<string> Names()
    {
        HashSet<string> names = new(_open.Keys, StringComparer.Ordinal);
        if (_folder is not null && Directory.Exists(_folder))
        {
            names.UnionWith(Directory.EnumerateFiles(_folder, FilePrefix + "*" + FileSuffix).Select(NameOf));
        }

        return names;
    }

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file)[FilePrefix.Length..];

    private string FileOf(string name) => Path.Combine(_folder!, FilePrefix + name + FileSuffix);

    private async ValueTask<ILedgerStore> MakeStoreAsync(
        string name, LedgerSettings settings, bool isImported, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        LedgerHeader header = new(name, UniqueId.New(now), now, isImported);
        return _folder is null
            ? new MemoryLedgerStore(header, settings, LedgerDatabase.StoreServices(time))
            : await SqliteLedgerStore.CreateAsync(FileOf(name), header, settings, LedgerDatabase.StoreServices(time), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<LedgerDatabase> OpenAsync(string name, ILedgerStore store, CancellationToken cancellationToken)
    {
        LedgerDatabase database = await LedgerDatabase.OpenAsync(store, time, cancellationToken).ConfigureAwait(false);
        _open.Add(name, database);
        return database;
    }
}
