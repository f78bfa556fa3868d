using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Deadline;

/// <summary>An item of a list that could not be had, in the place of the item.</summary>
internal sealed record ItemFailure(SessionToolsException Exception, object Target);

/// <summary>A page in which there are failures in the place of items.</summary>
internal sealed class MixedPage : List<object>;

/// <summary>
/// A list that begins to be read at once. Its first page comes by itself; every further one when whoever takes them has
/// dealt with the page before, so that what nobody takes is not fetched.
/// </summary>
internal sealed class Listing
{
    private readonly IAsyncEnumerator<IReadOnlyList<object>> _pages;

    private Listing(IAsyncEnumerator<IReadOnlyList<object>> pages, object target, CancellationToken stop)
    {
        _pages = pages;
        Target = target;
        Next = Task.Run(() => pages.MoveNextAsync().AsTask(), stop);
    }

    /// <summary>What an error of the list is about.</summary>
    public object Target { get; }

    /// <summary>Whether there is a page, when that is known.</summary>
    public Task<bool> Next { get; private set; }

    /// <summary>The page that has come.</summary>
    public IReadOnlyList<object> Page => _pages.Current;

    public static Listing Start(IAsyncEnumerable<IReadOnlyList<object>> pages, object target, CancellationToken stop) =>
        new(pages.GetAsyncEnumerator(stop), target, stop);

    /// <summary>The page has been dealt with: the next may come.</summary>
    public void Advance() => Next = _pages.MoveNextAsync().AsTask();

    /// <summary>Nobody takes any more; what is under way ends by the same stop that ended the taking.</summary>
    public void Abandon() => Next.ContinueWith(
        task => task.IsCompletedSuccessfully ? _pages.DisposeAsync().AsTask() : Task.FromResult(task.Exception),
        CancellationToken.None,
        TaskContinuationOptions.None,
        TaskScheduler.Default);
}
