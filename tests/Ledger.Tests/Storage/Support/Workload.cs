using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>What writers do to a ledger with one table, one index and one counter.</summary>
internal sealed class Workload(ILedgerStore store, string name)
{
    public const string Index = "INDEX000000000000000001";
    public const string Counter = "counter";
    private static readonly (string Index, string Field) s_index = (Index, "name");

    /// <summary>Makes table, index and counter.</summary>
    public static async Task PrepareAsync(ILedgerStore store)
    {
        await store.CommitAsync(new Request(-1).CreateTable(TestStores.Table).CreateIndex(TestStores.Table, Index, "name"));
        await store.CommitAsync(new Request(0).Insert(TestStores.Table, Counter, "{n:0}"));
    }

    /// <summary>Inserts a document; each third one is then replaced.</summary>
    /// <returns>What is now in the ledger: <c>document:version</c>.</returns>
    public async Task<string> InsertAsync(int i)
    {
        string document = $"{name}-{i}";
        string data = $"{{name:{name},i:{i},text:\"{new string('x', i % 300)}\"}}";
        await store.CommitAsync(new Request(await store.NowAsync()).Insert(TestStores.Table, document, data, s_index));
        if (i % 3 != 0)
        {
            return document + ":0";
        }

        Request replace = new Request(await store.NowAsync()).Replace(TestStores.Table, document, 1, data, $"{{name:other,i:{i}}}", s_index);
        await store.CommitAsync(replace);
        return document + ":1";
    }

    /// <summary>Adds one to the counter, as often as it takes to meet no conflict.</summary>
    public async Task IncrementAsync()
    {
        CommitVerdict verdict;
        do
        {
            long snapshot = await store.NowAsync();
            StoredRevision current = (await store.GetAsync(TestStores.Table, Counter, snapshot, CancellationToken.None))!;
            long n = (long)((IonInt)((IonStruct)IonValue.Parse(current.Data!.Value.Span))["n"]).Value;
            Request request = new Request(snapshot)
                .Reads(AccessNames.Document(Counter))
                .Replace(TestStores.Table, Counter, current.Version + 1, $"{{n:{n}}}", $"{{n:{n + 1}}}");
            verdict = await store.CommitAsync(request.Build(), CancellationToken.None);
        }
        while (!verdict.IsCommitted);
    }
}
