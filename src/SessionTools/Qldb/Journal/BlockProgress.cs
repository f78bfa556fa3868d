using System;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Qldb;

/// <summary>How many blocks of a journal are done, for whoever waits for more of them.</summary>
internal sealed class BlockProgress : IProgress<long>
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _blocks;

    public long Blocks => Interlocked.Read(ref _blocks);

    /// <summary>Ends when there are more.</summary>
    public Task NextAsync() => Volatile.Read(ref _next).Task;

    public void Report(long value)
    {
        Interlocked.Exchange(ref _blocks, value);
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
