using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb;

/// <summary>The values of a statement, page by page: while a page is being used the next one is on its way.</summary>
internal sealed class StatementResult
{
    private readonly QldbTransaction _transaction;
    private readonly CancellationToken _stop;
    private readonly HashSet<string> _tokens = [];
    private Task<ValuePage>? _next;

    public StatementResult(QldbTransaction transaction, ValuePage first, CancellationToken stop)
    {
        _transaction = transaction;
        _stop = stop;
        _next = Task.FromResult(first);
    }

    /// <summary>
    /// The values of the next page; null after the last one. Each is read when it is asked for, so that it is short-lived and does not
    /// hold up the request for the next page.
    /// </summary>
    /// <exception cref="TransportException">On enumeration: the service has sent what is not Ion.</exception>
    public async Task<IEnumerable<IonValue>?> NextPageAsync()
    {
        if (_next is null)
        {
            return null;
        }

        ValuePage page = await _next.ConfigureAwait(false);
        _next = Follow(page.NextPageToken);
        return (page.Values ?? []).Select(Read);
    }

    /// <summary>All values that are left.</summary>
    public async Task<IReadOnlyList<IonValue>> ReadAllAsync()
    {
        List<IonValue> values = [];
        while (await NextPageAsync().ConfigureAwait(false) is { } page)
        {
            values.AddRange(page);
        }

        return values;
    }

    private static IonValue Read(ValueHolder holder)
    {
        try
        {
            return holder.IonBinary is { } binary ? IonValue.Parse(binary) : IonValue.Parse(holder.IonText ?? "");
        }
        catch (IonException exception)
        {
            throw TransportException.Unreadable(QldbSessionService.SendCommand, exception);
        }
    }

    private Task<ValuePage>? Follow(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        if (!_tokens.Add(token))
        {
            return Task.FromException<ValuePage>(new RepeatedTokenException(QldbSessionService.SendCommand));
        }

        // On the thread pool, since an embedded endpoint would answer within the caller's own thread.
        Task<ValuePage> next = Task.Run(() => _transaction.FetchPageAsync(token, _stop), _stop);

        // Whoever stops reading does not see how it ends.
        next.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return next;
    }
}
