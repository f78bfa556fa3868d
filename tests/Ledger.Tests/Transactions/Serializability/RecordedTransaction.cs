using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>A transaction in a session of its own that writes down what its statements answer.</summary>
internal sealed class RecordedTransaction
{
    private readonly LedgerSession _session;
    private readonly LedgerTransaction _transaction;
    private readonly TransactionDigest _digest;
    private readonly List<StatementRecord> _steps = [];
    private readonly long _start = Stopwatch.GetTimestamp();

    public RecordedTransaction(LedgerDatabase database)
    {
        _session = database.StartSession();
        _transaction = _session.Begin();
        _digest = new TransactionDigest(_transaction.Id);
    }

    public string Id => _transaction.Id;

    /// <summary>Runs a statement; an error of its own is a result, too.</summary>
    public IReadOnlyList<string> Run(string statement, params IonValue[] parameters)
    {
        IReadOnlyList<string> result;
        try
        {
            List<string> rows = Rows(statement, parameters);
            bool isQuery = statement.StartsWith("SELECT", StringComparison.Ordinal);
            result = isQuery ? [.. rows.Order(StringComparer.Ordinal)] : [$"{rows.Count} written"];
        }
        catch (Exception error) when (error is PartiQLException or LedgerException { Kind: LedgerErrorKind.BadRequest })
        {
            result = ["error: " + error.Message];
        }

        _steps.Add(new StatementRecord(statement, [.. parameters.Select(parameter => parameter.ToText())], result));
        return result;
    }

    /// <summary>Commits and ends the session.</summary>
    public async Task<TransactionRecord> CommitAsync()
    {
        long commitStart = Stopwatch.GetTimestamp();
        long? block = null;
        bool isCommitted = true;
        try
        {
            block = (await _session.CommitAsync(Id, _digest.Value, CancellationToken.None)).Address?.SequenceNumber;
        }
        catch (LedgerException conflict) when (conflict.Kind == LedgerErrorKind.OccConflict)
        {
            isCommitted = false;
        }

        long end = Stopwatch.GetTimestamp();
        _session.End();
        return new TransactionRecord(Id, _start, commitStart, end, _transaction.Snapshot!.Value, isCommitted, block, _steps);
    }

    private List<string> Rows(string statement, IonValue[] parameters)
    {
        StatementPage page = _transaction.Execute(statement, parameters, CancellationToken.None);
        _digest.Fold(statement, parameters);
        List<string> rows = [.. page.Values.Select(Text)];
        while (page.NextPageToken is { } token)
        {
            page = _transaction.Fetch(token, CancellationToken.None);
            rows.AddRange(page.Values.Select(Text));
        }

        return rows;

        static string Text(ReadOnlyMemory<byte> value) => IonValue.Parse(value.Span).ToText();
    }
}
