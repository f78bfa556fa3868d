using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Aws;

/// <summary>
/// Reads the pages of a list, one ahead: while a page is being used the next one is on its way. Disposing it cancels
/// what is on its way.
/// </summary>
public sealed class PageReader<TRequest, TResponse> : IDisposable
    where TRequest : class
    where TResponse : class
{
    private readonly ServiceClient _client;
    private readonly Operation<TRequest, TResponse> _operation;
    private readonly TRequest _request;
    private readonly CancellationTokenSource _cancellation;
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);
    private Task<TResponse>? _next;

    internal PageReader(
        ServiceClient client,
        Operation<TRequest, TResponse> operation,
        TRequest request,
        CancellationToken cancellationToken)
    {
        _client = client;
        _operation = operation;
        _request = request;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _next = Start(request);
    }

    /// <summary>The next page, or null after the last.</summary>
    /// <exception cref="RepeatedTokenException">The service gave a token for the second time.</exception>
    public async Task<TResponse?> NextAsync()
    {
        if (_next is null)
        {
            return null;
        }

        TResponse page = await _next.ConfigureAwait(false);
        StartNext(_operation.Paging!.NextToken(page));
        return page;
    }

    public void Dispose()
    {
        _cancellation.Cancel();

        // The page on its way is given up; whatever it ends with is nobody's concern any more.
        _next?.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        _cancellation.Dispose();
    }

    private void StartNext(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            _next = null;
        }
        else if (!_tokens.Add(token))
        {
            _next = Task.FromException<TResponse>(new RepeatedTokenException(_operation));
        }
        else
        {
            _next = Start(_operation.Paging!.WithToken(_request, token));
        }
    }

    /// <remarks>
    /// On the thread pool, since libraries may block on the way (looking for a proxy, say); but two changes of threads a page cost
    /// more than the answer of an embedded endpoint.
    /// </remarks>
    private Task<TResponse> Start(TRequest request)
    {
        CancellationToken token = _cancellation.Token;
        return _client.IsInProcess ? _client.CallAsync(_operation, request, token) : Task.Run(() => _client.CallAsync(_operation, request, token), token);
    }
}
