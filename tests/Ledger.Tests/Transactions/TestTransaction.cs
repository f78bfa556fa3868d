using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>A transaction that keeps its digest as a client does.</summary>
public sealed class TestTransaction
{
    private readonly LedgerTransaction _transaction;
    private readonly TransactionDigest _digest;

    public TestTransaction(LedgerSession session)
    {
        Session = session;
        _transaction = session.Begin();
        _digest = new TransactionDigest(_transaction.Id);
    }

    public LedgerSession Session { get; }

    public string Id => _transaction.Id;

    public StatementPage Execute(string statement, params IonValue[] parameters)
    {
        StatementPage page = Session.Transaction(Id).Execute(statement, parameters, CancellationToken.None);
        _digest.Fold(statement, parameters);
        return page;
    }

    public StatementPage Fetch(string token) => Session.Transaction(Id).Fetch(token, CancellationToken.None);

    /// <summary>All rows of a statement.</summary>
    public IReadOnlyList<IonValue> Run(string statement, params IonValue[] parameters)
    {
        StatementPage page = Execute(statement, parameters);
        List<IonValue> rows = [.. page.Values.Select(value => IonValue.Parse(value.Span))];
        while (page.NextPageToken is { } token)
        {
            page = Fetch(token);
            rows.AddRange(page.Values.Select(value => IonValue.Parse(value.Span)));
        }

        return rows;
    }

    public async Task<CommittedTransaction> CommitAsync() =>
        await Session.CommitAsync(Id, _digest.Value, CancellationToken.None);

    public async Task<LedgerException> FailedCommitAsync(ReadOnlyMemory<byte>? digest = null) =>
        await Xunit.Assert.ThrowsAsync<LedgerException>(async () =>
            await Session.CommitAsync(Id, digest ?? _digest.Value, CancellationToken.None));
}
