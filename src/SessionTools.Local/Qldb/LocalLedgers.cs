using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger;
using SessionTools.Ledger.Journal;
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
            if (store is null && name == DefaultName && !Names().Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                store = await MakeStoreAsync(name, new LedgerSettings { IsDeletionProtected = false }, cancellationToken).ConfigureAwait(false);
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

            ILedgerStore store = await MakeStoreAsync(name, settings, cancellationToken).ConfigureAwait(false);
            return await OpenAsync(name, store, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Makes a read-only ledger of an export of a journal; every block is verified while it is read.</summary>
    /// <returns>Null if there is a ledger whose name differs in nothing but case.</returns>
    /// <exception cref="JournalFormatException">There is no export, or a block is not what it should be; no ledger is left then.</exception>
    public async ValueTask<JournalImportResult?> ImportAsync(string name, string export, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Names().Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return null;
            }

            JournalImporter importer = JournalImporter.Open(export);
            StoreServices services = LedgerDatabase.StoreServices(time) with { Sealer = _ => importer.Sealer };
            ILedgerStore store = await MakeStoreAsync(importer.Header(name), new LedgerSettings(), services, cancellationToken).ConfigureAwait(false);
            return await FillAsync(importer, store, progress, cancellationToken).ConfigureAwait(false);
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

    private ValueTask<ILedgerStore> MakeStoreAsync(string name, LedgerSettings settings, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        return MakeStoreAsync(new LedgerHeader(name, UniqueId.New(now), now, IsImported: false), settings, LedgerDatabase.StoreServices(time), cancellationToken);
    }

    private async ValueTask<ILedgerStore> MakeStoreAsync(
        LedgerHeader header, LedgerSettings settings, StoreServices services, CancellationToken cancellationToken) => _folder is null
        ? new MemoryLedgerStore(header, settings, services)
        : await SqliteLedgerStore.CreateAsync(FileOf(header.Name), header, settings, services, cancellationToken).ConfigureAwait(false);

    private async ValueTask<JournalImportResult> FillAsync(
        JournalImporter importer, ILedgerStore store, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        string name = store.Header.Name;
        bool whole = false;
        try
        {
            JournalImportResult result = await importer.ImportAsync(store, progress, cancellationToken).ConfigureAwait(false);
            await OpenAsync(name, store, cancellationToken).ConfigureAwait(false);
            whole = true;
            return result;
        }
        finally
        {
            if (!whole)
            {
                await store.DisposeAsync().ConfigureAwait(false);
                if (_folder is not null)
                {
                    await SqliteLedgerStore.DeleteAsync(FileOf(name), CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
    }

    private async ValueTask<LedgerDatabase> OpenAsync(string name, ILedgerStore store, CancellationToken cancellationToken)
    {
        LedgerDatabase database = await LedgerDatabase.OpenAsync(store, time, cancellationToken).ConfigureAwait(false);
        _open.Add(name, database);
        return database;
    }
}
