using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Memory;

namespace SessionTools.Ledger.Tests.Storage;

public sealed class MemoryStoreTests : StoreTests
{
    private protected override ValueTask<ILedgerStore> CreateAsync()
    {
        return ValueTask.FromResult<ILedgerStore>(new MemoryLedgerStore(TestStores.Header, new LedgerSettings(), TestStores.Services));
    }
}
