using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using SessionTools.Ledger;
using SessionTools.Local.Common;

namespace SessionTools.Local.Qldb;

/// <summary>
/// QLDB Session as the embedded endpoint answers it: sessions of 15 minutes, one open transaction each of at most 30
/// seconds, and commits whose digest is checked. The ledger <c>default</c> is there from the start.
/// </summary>
internal sealed class LocalQldbSession : LocalService
{
    private static readonly TimeSpan s_sessionLifetime = TimeSpan.FromMinutes(15);

    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, QldbServerSession> _sessions = new(StringComparer.Ordinal);

    public LocalQldbSession(TimeProvider time)
    {
        _time = time;
        On(QldbSessionService.SendCommand, Send);
    }

    protected override string MessageMember => "Message";

    protected override LocalServiceException ConstraintBroken(ConstraintViolation violation) =>
        QldbErrors.BadRequest($"Value at {violation}");

    private SendCommandResult Send(SendCommandRequest request)
    {
        CheckOneCommand(request);
        long started = Stopwatch.GetTimestamp();
        SendCommandResult result = request.StartSession is { } start ? StartSession(start) : InSession(request);
        TimingInformation timing = new() { ProcessingTimeMilliseconds = MillisecondsSince(started) };
        CommandResult answer = (CommandResult?)result.StartSession ?? (CommandResult?)result.StartTransaction
            ?? (CommandResult?)result.CommitTransaction ?? result.AbortTransaction ?? result.EndSession!;
        answer.TimingInformation = timing;
        return result;
    }

    private SendCommandResult StartSession(StartSessionRequest request)
    {
        if (request.LedgerName != "default")
        {
            throw QldbErrors.BadRequest($"A ledger with the name '{request.LedgerName}' does not exist.");
        }

        string token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(36));
        DateTimeOffset now = _time.GetUtcNow();
        _sessions[token] = new QldbServerSession(UniqueId.New(now), now + s_sessionLifetime);
        return new SendCommandResult { StartSession = new StartSessionResult { SessionToken = token } };
    }

    private SendCommandResult InSession(SendCommandRequest request)
    {
        if (!_sessions.TryGetValue(request.SessionToken ?? "", out QldbServerSession? session))
        {
            throw QldbErrors.InvalidSession("No such session");
        }

        lock (session)
        {
            try
            {
                session.CheckLife(_time.GetUtcNow());
                return Run(request, session);
            }
            catch (LocalServiceException exception) when (exception.Code == "InvalidSessionException")
            {
                _sessions.TryRemove(request.SessionToken!, out _);
                throw;
            }
        }
    }

    private SendCommandResult Run(SendCommandRequest request, QldbServerSession session)
    {
        if (request.StartTransaction is not null)
        {
            return new SendCommandResult { StartTransaction = new StartTransactionResult { TransactionId = session.Begin(_time.GetUtcNow()) } };
        }

        if (request.CommitTransaction is { } commit)
        {
            session.Commit(commit.TransactionId!, commit.CommitDigest!);
            CommitTransactionResult committed = new()
            {
                TransactionId = commit.TransactionId,
                CommitDigest = commit.CommitDigest,
                ConsumedIOs = new IOUsage(),
            };
            return new SendCommandResult { CommitTransaction = committed };
        }

        if (request.AbortTransaction is not null)
        {
            session.Abort();
            return new SendCommandResult { AbortTransaction = new CommandResult() };
        }

        if (request.EndSession is not null)
        {
            _sessions.TryRemove(request.SessionToken!, out _);
            return new SendCommandResult { EndSession = new CommandResult() };
        }

        session.CheckTransaction(request.ExecuteStatement?.TransactionId ?? request.FetchPage!.TransactionId!);
        throw QldbErrors.BadRequest(request.FetchPage is null
            ? "ExecuteStatement is not supported by the local ledger: it keeps sessions and transactions, and no tables."
            : "The NextPageToken is not valid.");
    }

    private static void CheckOneCommand(SendCommandRequest request)
    {
        int commands = 0;
        object?[] members =
        [
            request.StartSession, request.StartTransaction, request.EndSession, request.CommitTransaction,
            request.AbortTransaction, request.ExecuteStatement, request.FetchPage,
        ];
        foreach (object? member in members)
        {
            commands += member is null ? 0 : 1;
        }

        if (commands != 1)
        {
            throw QldbErrors.BadRequest($"A request carries exactly one command; this one carries {commands}.");
        }
    }

    /// <summary>Rounded up: no command takes no time.</summary>
    private static long MillisecondsSince(long started) => (long)Math.Ceiling(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
}
