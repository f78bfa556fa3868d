using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Deadline;

/// <summary>
/// Reads items by their ids, a hundred a call, and one by one where the endpoint does not know or allow the batch
/// operation. An item that fails for a moment is asked for again; one that fails for good keeps its error.
/// </summary>
internal sealed class BatchReader<TItem>
    where TItem : class
{
    private const int BatchSize = 100;
    private const int MaxAttempts = 3;
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(0.5);

    private readonly Func<IReadOnlyList<string>, CancellationToken, Task<Batch>> _batch;
    private readonly Func<string, CancellationToken, Task<TItem>> _single;
    private readonly Operation _operation;
    private readonly TimeProvider _time;
    private bool _oneByOne;

    /// <param name="operation">The batch operation, which errors of items name.</param>
    /// <param name="batch">Calls it for at most a hundred ids.</param>
    /// <param name="single">Reads one item.</param>
    /// <param name="time">The clock of every wait.</param>
    public BatchReader(
        Operation operation,
        Func<IReadOnlyList<string>, CancellationToken, Task<Batch>> batch,
        Func<string, CancellationToken, Task<TItem>> single,
        TimeProvider time)
    {
        _operation = operation;
        _batch = batch;
        _single = single;
        _time = time;
    }

    /// <summary>The items, or why there is none, by id.</summary>
    public async Task<IReadOnlyDictionary<string, Result>> ReadAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        Dictionary<string, Result> results = [];
        foreach (string[] chunk in ids.Distinct().Chunk(BatchSize))
        {
            if (_oneByOne || chunk.Length == 1)
            {
                await ReadOneByOneAsync(chunk, results, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await ReadBatchAsync(chunk, results, cancellationToken).ConfigureAwait(false);
            }
        }

        return results;
    }

    private async Task ReadBatchAsync(string[] ids, Dictionary<string, Result> results, CancellationToken cancellationToken)
    {
        TimeSpan pause = s_firstPause;
        for (int attempt = 1; ids.Length > 0; attempt++)
        {
            Batch? batch = await TryBatchAsync(ids, cancellationToken).ConfigureAwait(false);
            if (batch is null)
            {
                await ReadOneByOneAsync(ids, results, cancellationToken).ConfigureAwait(false);
                return;
            }

            Keep(ids, batch, results);
            ids = batch.Errors.Where(error => attempt < MaxAttempts && MayPass(error.Code)).Select(error => error.Id).ToArray();
            if (ids.Length > 0)
            {
                await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
                pause *= 2;
            }
        }
    }

    private async Task<Batch?> TryBatchAsync(string[] ids, CancellationToken cancellationToken)
    {
        try
        {
            return await _batch(ids, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException exception) when (exception.Kind is ErrorKind.NotFound or ErrorKind.AccessDenied || exception.StatusCode is 404 or 405)
        {
            _oneByOne = true;
            return null;
        }
    }

    private void Keep(string[] ids, Batch batch, Dictionary<string, Result> results)
    {
        foreach (string id in ids)
        {
            results[id] = new Result(null, Failure("ResourceNotFoundException", $"The answer leaves out {id}."));
        }

        foreach ((string id, string code, string message) in batch.Errors)
        {
            results[id] = new Result(null, Failure(code, message));
        }

        foreach ((string id, TItem item) in batch.Items)
        {
            results[id] = new Result(item, null);
        }
    }

    private async Task ReadOneByOneAsync(string[] ids, Dictionary<string, Result> results, CancellationToken cancellationToken)
    {
        foreach (string id in ids)
        {
            try
            {
                results[id] = new Result(await _single(id, cancellationToken).ConfigureAwait(false), null);
            }
            catch (SessionToolsException exception) when (exception is not ConnectionException)
            {
                results[id] = new Result(null, exception);
            }
        }
    }

    private ServiceException Failure(string code, string message)
    {
        int status = _operation.Errors.FirstOrDefault(error => error.Code == code)?.Status ?? 404;
        return new ServiceException(_operation, new ErrorAnswer { Status = status, Code = code, Message = message });
    }

    private static bool MayPass(string code) => code is "ThrottlingException" or "InternalServerErrorException";

    /// <summary>What one call of the batch operation answered.</summary>
    internal sealed record Batch(IEnumerable<(string Id, TItem Item)> Items, IReadOnlyList<(string Id, string Code, string Message)> Errors);

    /// <summary>An item, or why there is none.</summary>
    internal sealed record Result(TItem? Item, SessionToolsException? Failure);
}
