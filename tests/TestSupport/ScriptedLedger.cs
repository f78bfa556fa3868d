using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Qldb;
using SessionTools.Ion;

namespace SessionTools.TestSupport;

/// <summary>
/// A QLDB Session endpoint that answers as it is told: pages of values for every statement, and faults in the order in which
/// they were asked for. It remembers the commands and checks the digest of every commit.
/// </summary>
public sealed class ScriptedLedger : HttpMessageHandler
{
    private readonly object _lock = new();
    private readonly Dictionary<string, Queue<Func<HttpResponseMessage>?>> _faults = [];
    private readonly Dictionary<string, TransactionDigest> _digests = [];
    private readonly Dictionary<string, Queue<IonValue[]>> _pages = [];
    private readonly ConcurrentQueue<string> _commands = new();
    private int _count;

    /// <summary>The pages of a statement's result.</summary>
    public Func<string, IReadOnlyList<IonValue>, IonValue[][]> Answer { get; set; } = (_, _) => [[]];

    /// <summary>What happens between a command, by its name, and its answer; the token is the caller's.</summary>
    public Func<string, CancellationToken, Task> BeforeAnswer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The digest of every commit is answered with another one.</summary>
    public bool ConfirmsWrongDigest { get; set; }

    /// <summary>A value in whose place something is sent that is not Ion.</summary>
    public IonValue? Damaged { get; set; }

    /// <summary>The id of every transaction; by itself each has its own.</summary>
    public string? TransactionId { get; set; }

    /// <summary>The digest of the last commit.</summary>
    public byte[]? CommitDigest { get; private set; }

    /// <summary>The commands, in the order in which they came.</summary>
    public IReadOnlyList<string> Commands => _commands.ToArray();

    public static HttpResponseMessage Error(string name, string message, int status = 400)
    {
        string body = JsonSerializer.Serialize(new Dictionary<string, string> { ["__type"] = name, ["Message"] = message, ["Code"] = "0" });
        HttpResponseMessage response = new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.0") };
        response.Headers.Add("x-amzn-ErrorType", name);
        return response;
    }

    /// <summary>Fails a command: <paramref name="times"/> times from the next one on.</summary>
    public void Fail(string command, string error, string message, int status = 400, int times = 1) =>
        Add(command, () => Error(error, message, status), times);

    /// <summary>Loses the answer to the next such command.</summary>
    public void Lose(string command) =>
        Add(command, () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer was cut off."), 1);

    /// <summary>Answers the next such command as usual.</summary>
    public void Pass(string command) => Add(command, null, 1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        SendCommandRequest command = JsonSerializer.Deserialize(body, QldbSessionService.SendCommand.RequestType())!;
        string name = NameOf(command);
        _commands.Enqueue(name);
        await BeforeAnswer(name, cancellationToken);
        lock (_lock)
        {
            return NextFault(name) is { } fault ? fault() : Json(Run(command));
        }
    }

    private static string NameOf(SendCommandRequest command) => command switch
    {
        { StartSession: not null } => "StartSession",
        { StartTransaction: not null } => "StartTransaction",
        { ExecuteStatement: not null } => "ExecuteStatement",
        { FetchPage: not null } => "FetchPage",
        { CommitTransaction: not null } => "CommitTransaction",
        { AbortTransaction: not null } => "AbortTransaction",
        _ => "EndSession",
    };

    private static HttpResponseMessage Json(SendCommandResult result)
    {
        string body = JsonSerializer.Serialize(result, QldbSessionService.SendCommand.ResponseType());
        return new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.0") };
    }

    private void Add(string command, Func<HttpResponseMessage>? fault, int times)
    {
        if (!_faults.TryGetValue(command, out Queue<Func<HttpResponseMessage>?>? faults))
        {
            _faults.Add(command, faults = new Queue<Func<HttpResponseMessage>?>());
        }

        Enumerable.Repeat(fault, times).ToList().ForEach(faults.Enqueue);
    }

    private Func<HttpResponseMessage>? NextFault(string command) =>
        _faults.TryGetValue(command, out Queue<Func<HttpResponseMessage>?>? faults) && faults.TryDequeue(out Func<HttpResponseMessage>? fault) ? fault : null;

    private SendCommandResult Run(SendCommandRequest command)
    {
        TimingInformation timing = new() { ProcessingTimeMilliseconds = 3 };
        return command switch
        {
            { StartSession: not null } => new() { StartSession = new() { SessionToken = $"token{++_count:D4}", TimingInformation = timing } },
            { StartTransaction: not null } => new() { StartTransaction = new() { TransactionId = NewTransaction(), TimingInformation = timing } },
            { ExecuteStatement: { } execute } => new() { ExecuteStatement = Execute(execute, timing) },
            { FetchPage: { } fetch } => new() { FetchPage = new() { Page = NextPage(fetch.TransactionId!), TimingInformation = timing, ConsumedIOs = new() { ReadIOs = 1 } } },
            { CommitTransaction: { } commit } => new() { CommitTransaction = Commit(commit) },
            { AbortTransaction: not null } => new() { AbortTransaction = new() },
            _ => new() { EndSession = new() },
        };
    }

    private string NewTransaction()
    {
        string id = TransactionId ?? $"transaction{++_count:D11}";
        _digests[id] = new TransactionDigest(id);
        return id;
    }

    private ExecuteStatementResult Execute(ExecuteStatementRequest execute, TimingInformation timing)
    {
        IonValue[] parameters = (execute.Parameters ?? []).Select(Read).ToArray();
        _digests[execute.TransactionId!].Fold(execute.Statement!, parameters);
        _pages[execute.TransactionId!] = new Queue<IonValue[]>(Answer(execute.Statement!, parameters));
        return new() { FirstPage = NextPage(execute.TransactionId!), TimingInformation = timing, ConsumedIOs = new() { ReadIOs = 2 } };
    }

    private ValuePage NextPage(string transactionId)
    {
        Queue<IonValue[]> pages = _pages[transactionId];
        ValueHolder[] values = pages.Dequeue()
            .Select(value => value.Equals(Damaged) ? new ValueHolder { IonText = "{broken" } : new ValueHolder { IonBinary = value.ToBinary() })
            .ToArray();
        return new() { Values = values, NextPageToken = pages.Count > 0 ? $"page{++_count}" : null };
    }

    private CommitTransactionResult Commit(CommitTransactionRequest commit)
    {
        CommitDigest = commit.CommitDigest;
        if (!_digests[commit.TransactionId!].Value.Span.SequenceEqual(commit.CommitDigest))
        {
            throw new InvalidOperationException("Digests don't match");
        }

        byte[] digest = ConfirmsWrongDigest ? new byte[32] : commit.CommitDigest!;
        return new() { TransactionId = commit.TransactionId, CommitDigest = digest, ConsumedIOs = new() { WriteIOs = 5 } };
    }

    private static IonValue Read(ValueHolder holder) => holder.IonBinary is { } binary ? IonValue.Parse(binary) : IonValue.Parse(holder.IonText!);
}
