using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Deadline;

namespace SessionTools.Commands;

/// <summary>
/// The base of cmdlets that list for every input: several lists are read at a time, and written in the order of the
/// inputs. A list that fails is an error after the items that it brought; the others stay complete.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FanOutCmdlet : ListCmdlet
{
    private const int DefaultThrottleLimit = 8;
    private const int MostThrottleLimit = 256;
    private const int MostRemembered = 100;

    private readonly Queue<Listing> _listings = [];
    private bool _started;
    private int _remembered;

    /// <summary>How many lists are read at the same time.</summary>
    [Parameter]
    [ValidateRange(1, MostThrottleLimit)]
    public int ThrottleLimit { get; set; } = DefaultThrottleLimit;

    private protected static ServiceClient ClientOf(Connection connection) => connection.Client(DeadlineService.Description);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            foreach (Listing listing in _listings)
            {
                listing.Abandon();
            }

            _listings.Clear();
        }
    }

    protected override void EndInput()
    {
        while (_listings.Count > 0)
        {
            WriteFirstListing();
        }
    }

    /// <summary>Begins to read a list; what has come of the lists before it is written.</summary>
    private protected void Enqueue(IAsyncEnumerable<IReadOnlyList<object>> pages, object target)
    {
        _listings.Enqueue(Listing.Start(pages, target, StopToken));
        if (!_started)
        {
            // Whoever takes only the first items should not have to wait for, or pay for, further lists.
            _started = true;
            WaitFor(_listings.Peek().Next);
        }

        WriteWhatHasCome();
        while (_listings.Count >= ThrottleLimit)
        {
            WriteFirstListing();
        }
    }

    /// <summary>The pages of an operation; with -NoAutoIteration one page as one object.</summary>
    private protected IAsyncEnumerable<IReadOnlyList<object>> Pages<TRequest, TResponse>(
        Connection connection,
        Operation<TRequest, TResponse> operation,
        TRequest request,
        Func<TResponse, IEnumerable<object>> items)
        where TRequest : class
        where TResponse : class =>
        Pages(connection, operation, request, (page, _) => Task.FromResult<IReadOnlyList<object>>(items(page).ToArray()));

    /// <inheritdoc cref="Pages{TRequest, TResponse}(Connection, Operation{TRequest, TResponse}, TRequest, Func{TResponse, IEnumerable{object}})"/>
    private protected IAsyncEnumerable<IReadOnlyList<object>> Pages<TRequest, TResponse>(
        Connection connection,
        Operation<TRequest, TResponse> operation,
        TRequest request,
        Func<TResponse, CancellationToken, Task<IReadOnlyList<object>>> items)
        where TRequest : class
        where TResponse : class =>
        NoAutoIteration ? OnePage(ClientOf(connection), operation, request, items) : AllPages(ClientOf(connection), operation, request, items);

    /// <summary>The one object that a call answers.</summary>
    private protected static async IAsyncEnumerable<IReadOnlyList<object>> One<TRequest, TResponse>(
        Connection connection,
        Operation<TRequest, TResponse> operation,
        TRequest request,
        Func<TResponse, CancellationToken, Task<IReadOnlyList<object>>> items,
        [EnumeratorCancellation] CancellationToken stop = default)
        where TRequest : class
        where TResponse : class
    {
        TResponse response = await ClientOf(connection).CallAsync(operation, request, stop).ConfigureAwait(false);
        yield return await items(response, stop).ConfigureAwait(false);
    }

    /// <inheritdoc cref="One{TRequest, TResponse}(Connection, Operation{TRequest, TResponse}, TRequest, Func{TResponse, CancellationToken, Task{IReadOnlyList{object}}}, CancellationToken)"/>
    private protected static IAsyncEnumerable<IReadOnlyList<object>> One<TRequest, TResponse>(
        Connection connection,
        Operation<TRequest, TResponse> operation,
        TRequest request,
        Func<TResponse, object> item)
        where TRequest : class
        where TResponse : class =>
        One(connection, operation, request, (response, _) => Task.FromResult<IReadOnlyList<object>>([item(response)]));

    /// <summary>The pages of the lists of all parents, one list after the other.</summary>
    private protected static async IAsyncEnumerable<IReadOnlyList<object>> PagesOfAll<TRequest, TResponse>(
        Connection connection,
        Operation<TRequest, TResponse> parents,
        TRequest request,
        Func<TResponse, IEnumerable<string>> ids,
        Func<string, IAsyncEnumerable<IReadOnlyList<object>>> pagesOf,
        [EnumeratorCancellation] CancellationToken stop = default)
        where TRequest : class
        where TResponse : class
    {
        using PageReader<TRequest, TResponse> reader = ClientOf(connection).ReadPages(parents, request, stop);
        while (await reader.NextAsync().ConfigureAwait(false) is { } page)
        {
            foreach (string id in ids(page))
            {
                await foreach (IReadOnlyList<object> items in pagesOf(id).WithCancellation(stop).ConfigureAwait(false))
                {
                    yield return items;
                }
            }
        }
    }

    /// <summary>A parameter that was given empty, by an object whose property is null, says as little as one not given.</summary>
    private protected static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>The input is an object that has such a property, but nothing in it: there is nothing to find.</summary>
    private protected bool GivenButEmpty(string parameter, string? value) =>
        string.IsNullOrEmpty(value) && MyInvocation.BoundParameters.ContainsKey(parameter);

    private static async IAsyncEnumerable<IReadOnlyList<object>> AllPages<TRequest, TResponse>(
        ServiceClient client,
        Operation<TRequest, TResponse> operation,
        TRequest request,
        Func<TResponse, CancellationToken, Task<IReadOnlyList<object>>> items,
        [EnumeratorCancellation] CancellationToken stop = default)
        where TRequest : class
        where TResponse : class
    {
        using PageReader<TRequest, TResponse> reader = client.ReadPages(operation, request, stop);
        while (await reader.NextAsync().ConfigureAwait(false) is { } page)
        {
            yield return await items(page, stop).ConfigureAwait(false);
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<object>> OnePage<TRequest, TResponse>(
        ServiceClient client,
        Operation<TRequest, TResponse> operation,
        TRequest request,
        Func<TResponse, CancellationToken, Task<IReadOnlyList<object>>> items,
        [EnumeratorCancellation] CancellationToken stop = default)
        where TRequest : class
        where TResponse : class
    {
        TResponse page = await client.CallAsync(operation, request, stop).ConfigureAwait(false);
        yield return [new Page(await items(page, stop).ConfigureAwait(false), operation.Paging!.NextToken(page))];
    }

    private void WriteWhatHasCome()
    {
        while (_listings.TryPeek(out Listing? first) && first.Next is { IsCompletedSuccessfully: true, Result: true })
        {
            Write(first.Page);
            first.Advance();
        }
    }

    private void WriteFirstListing()
    {
        Listing listing = _listings.Peek();
        try
        {
            while (HasPage(listing))
            {
                Write(listing.Page);
                listing.Advance();
            }
        }
        catch (SessionToolsException exception)
        {
            Report(exception, listing.Target);
        }

        _listings.Dequeue();
    }

    private bool HasPage(Listing listing)
    {
        WaitFor(listing.Next);
        return listing.Next.GetAwaiter().GetResult();
    }

    private void Write(IReadOnlyList<object> items)
    {
        for (int i = 0; i < items.Count && _remembered < MostRemembered; i++)
        {
            ShownIds.Remember(items[i]);
            _remembered++;
        }

        if (items is not MixedPage)
        {
            WriteObject(items, enumerateCollection: true);
            return;
        }

        foreach (object item in items)
        {
            if (item is ItemFailure failure)
            {
                Report(failure.Exception, failure.Target);
            }
            else
            {
                WriteObject(item);
            }
        }
    }
}
