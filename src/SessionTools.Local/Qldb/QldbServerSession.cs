using System;
using SessionTools.Ion;
using SessionTools.Ledger;

namespace SessionTools.Local.Qldb;

/// <summary>A session on the endpoint's side, with its open transaction. Its owner calls it by one thread at a time.</summary>
internal sealed class QldbServerSession(string id, DateTimeOffset expires)
{
    private static readonly TimeSpan s_transactionLifetime = TimeSpan.FromSeconds(30);

    private string? _transactionId;
    private DateTimeOffset _transactionExpires;

    public void CheckLife(DateTimeOffset now)
    {
        if (_transactionId is not null && now >= _transactionExpires)
        {
            throw QldbErrors.InvalidSession($"Transaction {_transactionId} has expired");
        }

        if (now >= expires)
        {
            throw QldbErrors.InvalidSession($"Session {id} has expired");
        }
    }

    /// <returns>The transaction's id.</returns>
    public string Begin(DateTimeOffset now)
    {
        if (_transactionId is not null)
        {
            throw QldbErrors.WrongState("Transaction already open");
        }

        _transactionId = UniqueId.New(now);
        _transactionExpires = now + s_transactionLifetime;
        return _transactionId;
    }

    public void CheckTransaction(string transactionId)
    {
        if (_transactionId != transactionId)
        {
            throw QldbErrors.WrongState("No open transaction");
        }
    }

    public void Commit(string transactionId, byte[] digest)
    {
        CheckTransaction(transactionId);
        if (!new TransactionDigest(transactionId).Value.Span.SequenceEqual(digest))
        {
            throw QldbErrors.WrongState("Digests don't match");
        }

        _transactionId = null;
    }

    public void Abort()
    {
        if (_transactionId is null)
        {
            throw QldbErrors.WrongState("No open transaction");
        }

        _transactionId = null;
    }
}
