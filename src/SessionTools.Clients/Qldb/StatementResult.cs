using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb;

/// <summary>The values of a statement, page by page: while a page is being used the next one is on its way.</summary>
internal sealed class StatementResult
{
    private readonly QldbTransaction _transaction;
    private readonly CancellationToken _stop;
    private readonly HashSet<string> _tokens = [];
    private Task<ReadPage>? _next;

    public StatementResult(QldbTransaction transaction, ValuePage first, CancellationToken stop)
    {
        _transaction = transaction;
        _stop = stop;
        _next = Task.FromResult(ReadPage.From(first));
    }

    /// <summary>The values of the next page; null after the last one.</summary>
    public async Task<IReadOnlyList<IonValue>?> NextPageAsync()
    {
        if (_next is null)
        {
            return null;
        }

        ReadPage page = await _next.ConfigureAwait(false);
        _next = Follow(page.NextToken);
        return page.Values;
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

    private Task<ReadPage>? Follow(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        if (!_tokens.Add(token))
        {
            return Task.FromException<ReadPage>(new RepeatedTokenException(QldbSessionService.SendCommand));
        }

        // On the thread pool, since an embedded endpoint would answer within the caller's own thread.
        Task<ReadPage> next = Task.Run(async () => ReadPage.From(await _transaction.FetchPageAsync(token, _stop).ConfigureAwait(false)), _stop);

        // Whoever stops reading does not see how it ends.
        next.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return next;
    }

    private sealed record ReadPage(IReadOnlyList<IonValue> Values, string? NextToken)
    {
        public static ReadPage From(ValuePage page) => new((page.Values ?? []).Select(Read).ToArray(), page.NextPageToken);

        private static IonValue Read(ValueHolder holder) =>
            holder.IonBinary is { } binary ? IonValue.Parse(binary) : IonValue.Parse(holder.IonText ?? "");
    }
}
