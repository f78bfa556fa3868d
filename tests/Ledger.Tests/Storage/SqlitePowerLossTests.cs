using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Storage.Sqlite;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>Disks that lose power, fail, or are full.</summary>
public sealed class SqlitePowerLossTests(ITestOutputHelper output) : IDisposable
{
    private const int DiskFull = 13;
    private const int SyncFailed = 10 | (4 << 8);
    private const int WriteFailed = 10 | (3 << 8);

    private readonly TestFolder _folder = new();
    private readonly DiskLog _log = new();

    private string MainName => Path.GetFileName(_folder.Ledger);

    private string WalName => MainName + "-wal";

    public void Dispose() => _folder.Dispose();

    [StoreFact]
    public async Task After_a_power_failure_the_ledger_is_sound_and_has_all_that_was_acknowledged()
    {
        CrashImages images = await RecordAsync();
        (int count, List<string> failures) = await CheckAllAsync(images, hasSyncs: true, TestScale.Images);
        Assert.True(_log.Operations.Count(operation => operation is DiskOperation.Sync sync && sync.File == MainName) >= 3, "Too few checkpoints.");
        output.WriteLine($"{count} images of {images.Moments} moments, {failures.Count} bad");
        failures.ForEach(output.WriteLine);
        Assert.Empty(failures);
        Assert.True(count >= TestScale.Images);
    }

    [StoreFact]
    public async Task On_a_disk_that_does_not_sync_commits_are_lost_and_the_test_sees_it()
    {
        CrashImages images = await RecordAsync();
        (int count, List<string> failures) = await CheckAllAsync(images, hasSyncs: false, 60);
        output.WriteLine($"{count} images, {failures.Count} bad");
        Assert.NotEmpty(failures);
    }

    /// <summary>As long as another connection is there, SQLite knows that the commit is not part of the log.</summary>
    [StoreFact]
    public async Task A_commit_whose_sync_fails_and_that_is_not_there_afterwards_never_comes_back()
    {
        await using SqliteLedgerStore store = await OpenRecordedAsync();
        Workload work = new(store, "w");
        await work.InsertAsync(1);
        Assert.NotEmpty(await store.ScanTextsAsync(TestStores.Table, await store.NowAsync()));
        FailOnce(operation => operation is DiskOperation.Sync sync && sync.File == WalName, SyncFailed);
        Request lost = new Request(await store.NowAsync()).Insert(TestStores.Table, "lost", "{}");
        LedgerStoreException error = await Assert.ThrowsAsync<LedgerStoreException>(() => store.CommitAsync(lost));
        Assert.StartsWith("Nothing was committed.", error.Message, StringComparison.Ordinal);
        Assert.Null(await store.BlockByTransactionAsync(lost.TransactionId, CancellationToken.None));
        int answered = _log.Operations.Count;
        await work.InsertAsync(2);
        Assert.DoesNotContain("lost:0", await StoreCheck.RunAsync(store));
        foreach (CrashImage image in new CrashImages(await StartAsync(), _log.Operations, 7).All(3, hasSyncs: true, from: answered))
        {
            Assert.DoesNotContain("lost:0", await ContentAsync(image));
        }
    }

    /// <summary>The only connection finds the commit in the log when it is opened anew, and makes it durable.</summary>
    [StoreFact]
    public async Task A_commit_whose_sync_fails_and_that_is_there_afterwards_is_acknowledged_once_it_is_durable()
    {
        await using SqliteLedgerStore store = await OpenRecordedAsync();
        Workload work = new(store, "w");
        await work.InsertAsync(1);
        FailOnce(operation => operation is DiskOperation.Sync sync && sync.File == WalName, SyncFailed);
        await store.CommitAsync(new Request(await store.NowAsync()).Insert(TestStores.Table, "found", "{}"));
        int answered = _log.Operations.Count;
        await work.InsertAsync(2);
        Assert.Contains("found:0", await StoreCheck.RunAsync(store));
        foreach (CrashImage image in new CrashImages(await StartAsync(), _log.Operations, 7).All(3, hasSyncs: true, from: answered))
        {
            Assert.Contains("found:0", await ContentAsync(image));
        }
    }

    [StoreFact]
    public async Task On_a_full_disk_nothing_is_committed_and_later_commits_succeed()
    {
        await using SqliteLedgerStore store = await OpenRecordedAsync();
        Workload work = new(store, "w");
        FailOnce(operation => operation is DiskOperation.Write write && write.File == WalName, DiskFull);
        LedgerStoreException error = await Assert.ThrowsAsync<LedgerStoreException>(() => work.InsertAsync(1));
        Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
        await work.InsertAsync(1);
        Assert.Equal(2, (await StoreCheck.RunAsync(store)).Count);
    }

    [StoreFact]
    public async Task While_the_disk_keeps_failing_the_outcome_is_called_unknown_and_once_it_works_so_does_the_ledger()
    {
        await using SqliteLedgerStore store = await OpenRecordedAsync();
        Workload work = new(store, "w");
        _log.Fault = operation => operation is DiskOperation.Write or DiskOperation.Sync ? WriteFailed : 0;
        LedgerStoreException error = await Assert.ThrowsAsync<LedgerStoreException>(() => work.InsertAsync(1));
        Assert.StartsWith("It is unknown whether", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LedgerStoreException>(() => work.InsertAsync(1));
        _log.Fault = _ => 0;
        await work.InsertAsync(1);
        Assert.Equal(2, (await StoreCheck.RunAsync(store)).Count);
    }

    [StoreFact]
    public async Task What_is_committed_together_with_a_redaction_that_cannot_be_erased_is_acknowledged()
    {
        await using SqliteLedgerStore store = await OpenRecordedAsync();
        await store.CommitAsync(new Request(await store.NowAsync()).Insert(TestStores.Table, "d", "{a:1}"));
        long first = await store.NowAsync();
        await store.CommitAsync(new Request(first).Replace(TestStores.Table, "d", 1, "{a:1}", "{a:2}"));
        long now = await store.NowAsync();
        FailOnce(operation => operation is DiskOperation.Write write && write.File != WalName, WriteFailed);
        Task<JournalTip> redaction;
        Task<JournalTip> other;
        using (FileLock another = FileLock.Open(new LedgerFiles(_folder.Ledger).Commit))
        {
            another.LockExclusive();
            redaction = store.CommitAsync(new Request(now).Redact(first, TestStores.Table, "d", 0));
            other = store.CommitAsync(new Request(now).Insert(TestStores.Table, "e", "{}"));
        }

        Assert.Equal(now + 2, (await other).SequenceNumber);
        LedgerStoreException error = await Assert.ThrowsAsync<LedgerStoreException>(() => redaction);
        Assert.StartsWith("The redaction is committed, but", error.Message, StringComparison.Ordinal);
    }

    private void FailOnce(Func<DiskOperation, bool> when, int code)
    {
        _log.Fault = operation =>
        {
            if (!when(operation))
            {
                return 0;
            }

            _log.Fault = _ => 0;
            return code;
        };
    }

    private async Task<SqliteLedgerStore> OpenRecordedAsync()
    {
        await using (SqliteLedgerStore store = await SqliteLedgerStore.CreateAsync(
            _folder.Ledger, TestStores.Header, new LedgerSettings(), TestStores.Services))
        {
            await Workload.PrepareAsync(store);
        }

        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "start"), await File.ReadAllBytesAsync(_folder.Ledger));
        RecordingVfs.Attach(_log);
        return await SqliteLedgerStore.OpenAsync(_folder.Ledger, TestStores.Services, RecordingVfs.Name, CancellationToken.None);
    }

    private async Task<Dictionary<string, byte[]>> StartAsync()
    {
        return new() { [MainName] = await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "start")), [WalName] = [] };
    }

    /// <summary>Writes small and large documents, with checkpoints when the log is long and when the ledger is closed.</summary>
    private async Task<CrashImages> RecordAsync()
    {
        await using (SqliteLedgerStore store = await OpenRecordedAsync())
        {
            await WriteAsync(store, "a", 12);
        }

        await using (SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(
            _folder.Ledger, TestStores.Services, RecordingVfs.Name, CancellationToken.None))
        {
            string text = new('y', 600_000);
            for (int i = 0; i < 4; i++)
            {
                await store.CommitAsync(new Request(await store.NowAsync()).Insert(TestStores.Table, $"large-{i}", $"{{text:\"{text}\"}}"));
                _log.Add(new DiskOperation.Acknowledged($"large-{i}:0"));
            }

            await WriteAsync(store, "b", 6);
        }

        return new CrashImages(await StartAsync(), _log.Operations, 20_300_102);
    }

    private async Task WriteAsync(SqliteLedgerStore store, string name, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _log.Add(new DiskOperation.Acknowledged(await new Workload(store, name).InsertAsync(i)));
        }
    }

    private async Task<(int Count, List<string> Failures)> CheckAllAsync(CrashImages images, bool hasSyncs, int atLeast)
    {
        int perMoment = (atLeast + images.Moments - 1) / images.Moments;
        int count = 0;
        List<string> failures = [];
        foreach (CrashImage image in images.All(perMoment, hasSyncs))
        {
            count++;
            if (await FailureAsync(image) is { } failure)
            {
                failures.Add(failure);
            }
        }

        return (count, failures);
    }

    /// <summary>What is wrong with a ledger that begins with an image; null if nothing is.</summary>
    private async Task<string?> FailureAsync(CrashImage image)
    {
        try
        {
            image.Acknowledged.ExceptWith(await ContentAsync(image));
            return image.Acknowledged.Count == 0 ? null : $"lost: {string.Join(", ", image.Acknowledged)}";
        }
        catch (Exception error) when (error is LedgerStoreException or InvalidDataException)
        {
            return error.Message;
        }
    }

    /// <summary>Opens a ledger that begins with an image, checks it, and names its revisions.</summary>
    private async Task<HashSet<string>> ContentAsync(CrashImage image)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            foreach ((string name, byte[] content) in image.Files)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, name), content);
            }

            await using SqliteLedgerStore store = await SqliteLedgerStore.OpenAsync(Path.Combine(folder, MainName), TestStores.Services);
            return await StoreCheck.RunAsync(store);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
