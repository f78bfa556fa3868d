using System;

namespace SessionTools;

/// <summary>
/// A commit was sent, and whether it took place is not known: the answer was lost, or names another digest than the one
/// that was sent.
/// </summary>
public sealed class CommitOutcomeUnknownException : SessionToolsException
{
    internal CommitOutcomeUnknownException(string ledgerName, string transactionId, string reason, Exception? inner = null)
        : base($"Whether transaction {transactionId} of ledger '{ledgerName}' was committed is not known: {reason} "
            + "Look for the transaction in the journal before doing it again.", inner)
    {
        LedgerName = ledgerName;
        TransactionId = transactionId;
    }

    public string LedgerName { get; }

    /// <summary>The transaction, by which the journal tells whether it was committed.</summary>
    public string TransactionId { get; }

    /// <summary>The answer came, and contradicts what was sent.</summary>
    internal bool IsContradiction => InnerException is null;
}
