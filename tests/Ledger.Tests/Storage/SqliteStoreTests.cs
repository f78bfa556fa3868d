using System;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Sqlite;

namespace SessionTools.Ledger.Tests.Storage;

public sealed class SqliteStoreTests : StoreTests, IDisposable
{
    private readonly TestFolder _folder = new();

    private protected override async ValueTask<ILedgerStore> CreateAsync()
    {
        return await SqliteLedgerStore.CreateAsync(_folder.Ledger, TestStores.Header, new LedgerSettings(), TestStores.Services);
    }

    public void Dispose() => _folder.Dispose();
}
