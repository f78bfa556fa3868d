using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace SessionTools.Deadline;

/// <summary>An item of a list that could not be had, in the place of the item.</summary>
internal sealed record ItemFailure(SessionToolsException Exception, object Target);

/// <summary>
/// A list that is being read in the background, one page ahead of whoever takes them: what nobody takes is not fetched.
/// </summary>
internal sealed class Listing
{
    private readonly Channel<IReadOnlyList<object>> _pages = Channel.CreateUnbounded<IReadOnlyList<object>>();
    private readonly Channel<bool> _done = Channel.CreateUnbounded<bool>();

    private Listing(object target)
    {
        Target = target;
    }

    /// <summary>What an error of the list is about.</summary>
    public object Target { get; }

    public static Listing Start(IAsyncEnumerable<IReadOnlyList<object>> pages, object target, CancellationToken stop)
    {
        Listing listing = new(target);
        _ = Task.Run(() => listing.ReadAsync(pages, stop), CancellationToken.None);
        return listing;
    }

    /// <summary>A page that has come already.</summary>
    public bool TryTake(out IReadOnlyList<object> page) => _pages.Reader.TryRead(out page!);

    /// <summary>A page that was taken has been dealt with: the next may come.</summary>
    public void Done() => _done.Writer.TryWrite(true);

    /// <summary>Whether there is another page, when that is known; what ended the list early is thrown.</summary>
    public Task<bool> WaitAsync(CancellationToken stop) => _pages.Reader.WaitToReadAsync(stop).AsTask();

    private async Task ReadAsync(IAsyncEnumerable<IReadOnlyList<object>> pages, CancellationToken stop)
    {
        try
        {
            await foreach (IReadOnlyList<object> page in pages.WithCancellation(stop).ConfigureAwait(false))
            {
                await _pages.Writer.WriteAsync(page, stop).ConfigureAwait(false);
                await _done.Reader.ReadAsync(stop).ConfigureAwait(false);
            }

            _pages.Writer.Complete();
        }
        catch (Exception exception)
        {
            // Thrown again by whoever takes the pages, after those that came before it.
            _pages.Writer.Complete(exception);
        }
    }
}
