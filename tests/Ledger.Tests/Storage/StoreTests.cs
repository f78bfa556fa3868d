using System;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using Xunit;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>What every store must do; each kind of store runs all of it.</summary>
public abstract partial class StoreTests : IAsyncLifetime
{
    private const string Table = TestStores.Table;
    private const string OtherTable = "TABLE000000000000000002";
    private const string ByName = "INDEX000000000000000001";
    private static readonly (string Index, string Field) s_byName = (ByName, "name");

    private ILedgerStore? _store;

    private ILedgerStore Store => _store!;

    public async Task InitializeAsync() => _store = await CreateAsync();

    public async Task DisposeAsync() => await Store.DisposeAsync();

    /// <summary>Makes an empty ledger.</summary>
    private protected abstract ValueTask<ILedgerStore> CreateAsync();

    /// <summary>A request that read the current state.</summary>
    private async Task<Request> NextAsync() => new(await Store.NowAsync());

    private async Task<JournalTip> InsertAsync(string document, string data, params (string Index, string Field)[] indexes)
    {
        return await Store.CommitAsync((await NextAsync()).Insert(Table, document, data, indexes));
    }

    private async Task<JournalTip> ReplaceAsync(
        string document, long version, string old, string? data, params (string Index, string Field)[] indexes)
    {
        return await Store.CommitAsync((await NextAsync()).Replace(Table, document, version, old, data, indexes));
    }
}
