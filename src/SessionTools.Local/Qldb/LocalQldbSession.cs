using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using SessionTools.Ion;
using SessionTools.Ledger;
using SessionTools.Ledger.Transactions;
using SessionTools.Local.Common;

namespace SessionTools.Local.Qldb;

/// <summary>QLDB Session as the embedded endpoint answers it, over the embedded ledgers.</summary>
internal sealed class LocalQldbSession : LocalService
{
    private const int FirstSweep = 100;

    private readonly LocalLedgers _ledgers;
    private readonly ConcurrentDictionary<string, QldbServerSession> _sessions = new(StringComparer.Ordinal);

    /// <summary>So many sessions are worth looking for those that nobody has ended.</summary>
    private int _nextSweep = FirstSweep;

    public LocalQldbSession(LocalLedgers ledgers)
    {
        _ledgers = ledgers;
        On(QldbSessionService.SendCommand, SendAsync);
    }

    /// <summary>The sessions that are open.</summary>
    public IReadOnlyList<LedgerSession> Sessions => [.. _sessions.Values.Select(session => session.Session)];

    protected override string MessageMember => "Message";

    protected override LocalServiceException ConstraintBroken(ConstraintViolation violation) =>
        QldbErrors.BadRequest($"Value at {violation}");

    private async Task<SendCommandResult> SendAsync(SendCommandRequest request, CancellationToken cancellationToken)
    {
        CheckOneCommand(request);
        long started = Stopwatch.GetTimestamp();
        SendCommandResult result;
        try
        {
            result = request.StartSession is { } start
                ? await StartSessionAsync(start, cancellationToken).ConfigureAwait(false)
                : await InSessionAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (QldbErrors.Of(exception) is { } error)
        {
            throw error;
        }

        Answer(result).TimingInformation = new TimingInformation { ProcessingTimeMilliseconds = MillisecondsSince(started) };
        return result;
    }

    private async Task<SendCommandResult> StartSessionAsync(StartSessionRequest request, CancellationToken cancellationToken)
    {
        LedgerDatabase database = await _ledgers.FindAsync(request.LedgerName!, cancellationToken).ConfigureAwait(false)
            ?? throw QldbErrors.NoSuchLedger(request.LedgerName!);
        EndExpired();
        string token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(36));
        _sessions[token] = new QldbServerSession(database.StartSession());
        return new SendCommandResult { StartSession = new StartSessionResult { SessionToken = token } };
    }

    /// <summary>Ends the sessions that have expired, once there are twice as many as were left the last time.</summary>
    private void EndExpired()
    {
        if (_sessions.Count < _nextSweep)
        {
            return;
        }

        foreach ((string token, QldbServerSession session) in _sessions)
        {
            if (session.Session.HasExpired && session.Turn.Wait(0))
            {
                _sessions.TryRemove(token, out _);
                session.Session.End();
                session.Turn.Release();
            }
        }

        _nextSweep = Math.Max(FirstSweep, 2 * _sessions.Count);
    }

    private async Task<SendCommandResult> InSessionAsync(SendCommandRequest request, CancellationToken cancellationToken)
    {
        string token = request.SessionToken ?? "";
        if (!_sessions.TryGetValue(token, out QldbServerSession? session))
        {
            throw QldbErrors.NoSuchSession();
        }

        await session.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAsync(request, session.Session, cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerException exception) when (exception.Kind == LedgerErrorKind.InvalidSession)
        {
            _sessions.TryRemove(token, out _);
            throw;
        }
        finally
        {
            session.Turn.Release();
        }
    }

    private async Task<SendCommandResult> RunAsync(SendCommandRequest request, LedgerSession session, CancellationToken cancellationToken)
    {
        if (request.ExecuteStatement is { } execute)
        {
            return Execute(execute, session, cancellationToken);
        }

        if (request.FetchPage is { } fetch)
        {
            StatementPage page = session.Transaction(fetch.TransactionId!).Fetch(fetch.NextPageToken!, cancellationToken);
            return new SendCommandResult { FetchPage = new FetchPageResult { Page = ToPage(page), ConsumedIOs = ToUsage(page) } };
        }

        if (request.CommitTransaction is { } commit)
        {
            return await CommitAsync(commit, session, cancellationToken).ConfigureAwait(false);
        }

        if (request.StartTransaction is not null)
        {
            return new SendCommandResult { StartTransaction = new StartTransactionResult { TransactionId = session.Begin().Id } };
        }

        if (request.AbortTransaction is not null)
        {
            session.Abort();
            return new SendCommandResult { AbortTransaction = new CommandResult() };
        }

        _sessions.TryRemove(request.SessionToken!, out _);
        session.End();
        return new SendCommandResult { EndSession = new CommandResult() };
    }

    private static SendCommandResult Execute(ExecuteStatementRequest request, LedgerSession session, CancellationToken cancellationToken)
    {
        LedgerTransaction transaction = session.Transaction(request.TransactionId!);
        IReadOnlyList<IonValue> parameters = [.. (request.Parameters ?? []).Select(ToValue)];
        StatementPage page = transaction.Execute(request.Statement!, parameters, cancellationToken);
        return new SendCommandResult
        {
            ExecuteStatement = new ExecuteStatementResult { FirstPage = ToPage(page), ConsumedIOs = ToUsage(page) },
        };
    }

    private static async Task<SendCommandResult> CommitAsync(
        CommitTransactionRequest request, LedgerSession session, CancellationToken cancellationToken)
    {
        CommittedTransaction committed = await session
            .CommitAsync(request.TransactionId!, request.CommitDigest, cancellationToken).ConfigureAwait(false);
        return new SendCommandResult
        {
            CommitTransaction = new CommitTransactionResult
            {
                TransactionId = request.TransactionId,
                CommitDigest = committed.Digest.ToArray(),
                ConsumedIOs = new IOUsage { WriteIOs = committed.WriteIOs },
            },
        };
    }

    private static IonValue ToValue(ValueHolder holder) => holder switch
    {
        { IonBinary: { } binary, IonText: null } => IonValue.Parse(binary),
        { IonBinary: null, IonText: { } text } => IonValue.Parse(text),
        _ => throw QldbErrors.BadRequest("A parameter carries either IonBinary or IonText."),
    };

    private static ValuePage ToPage(StatementPage page) => new()
    {
        Values = [.. page.Values.Select(value => new ValueHolder { IonBinary = value.ToArray() })],
        NextPageToken = page.NextPageToken,
    };

    private static IOUsage ToUsage(StatementPage page) => new() { ReadIOs = page.ReadIOs, WriteIOs = page.WriteIOs };

    private static CommandResult Answer(SendCommandResult result) =>
        (CommandResult?)result.StartSession ?? (CommandResult?)result.StartTransaction ?? (CommandResult?)result.ExecuteStatement
        ?? (CommandResult?)result.FetchPage ?? (CommandResult?)result.CommitTransaction ?? result.AbortTransaction ?? result.EndSession!;

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
