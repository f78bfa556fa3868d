using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using Xunit;

namespace SessionTools.Ledger.Tests.Storage;

public abstract partial class StoreTests
{
    private const int UpdatedDocuments = 60;

    [StoreFact]
    public async Task Scans_of_a_table_updated_many_times_see_the_same_as_before()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table).CreateTable(OtherTable));
        Dictionary<long, List<string>> expected = [];
        UpdatingWork work = new(new Random(20_300_102));
        for (int i = 0; i < 500; i++)
        {
            await Store.CommitAsync(work.Next(await NextAsync()));
            expected.Add(await Store.NowAsync(), work.Documents());
        }

        foreach ((long snapshot, List<string> documents) in expected.Where(state => state.Key % 20 == 0 || state.Key > 495))
        {
            Assert.Equal(documents, await Store.ScanTextsAsync(Table, snapshot, page: 7));
            Assert.Equal(documents, await Store.ScanTextsAsync(Table, snapshot, page: 1000));
        }
    }

    [StoreFact]
    public async Task An_index_over_a_table_updated_many_times_files_its_documents_only()
    {
        await Store.CommitAsync((await NextAsync()).CreateTable(Table).CreateTable(OtherTable));
        UpdatingWork work = new(new Random(7));
        for (int i = 0; i < 300; i++)
        {
            await Store.CommitAsync(work.Next(await NextAsync()));
        }

        await Store.CommitAsync((await NextAsync()).CreateIndex(Table, ByName, "name"));
        Assert.Equal(work.Documents().Count, (await Store.AllIndexEntriesAsync(CancellationToken.None).ListAsync()).Count);
        Assert.Equal(work.Documents().Order(), (await Store.LookupTextsAsync(ByName, "x", await Store.NowAsync())).Order());
    }

    /// <summary>Replaces a few of sixty documents in each commit, and now and then deletes one and makes a new one.</summary>
    private sealed class UpdatingWork(Random random)
    {
        private readonly List<(string Id, long Version, string Data)> _live = [];
        private int _made;

        /// <summary>The documents in the order in which they were last written.</summary>
        public List<string> Documents() => [.. _live.Select(document => document.Data)];

        public Request Next(Request request)
        {
            foreach ((string id, long version, string data) in _live.Where(_ => random.Next(5) == 0).ToList())
            {
                bool isDeleted = random.Next(20) == 0;
                string next = $"{{name:\"x\",version:{version + 1},text:\"{id}{new string('y', 200)}\"}}";
                request.Replace(Table, id, version + 1, data, isDeleted ? null : next);
                _live.Remove((id, version, data));
                if (!isDeleted)
                {
                    _live.Add((id, version + 1, next));
                }
            }

            request.Insert(OtherTable, $"other{_made++}", "{name:\"x\"}");
            for (int i = _live.Count; i < UpdatedDocuments; i++)
            {
                _live.Add(($"d{_made++}", 0, $"{{name:\"x\",number:{_made}}}"));
                request.Insert(Table, _live[^1].Id, _live[^1].Data);
            }

            return request;
        }
    }
}
