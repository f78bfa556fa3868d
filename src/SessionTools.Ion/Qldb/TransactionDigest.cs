using System;
using System.Collections.Generic;

namespace SessionTools.Ion;

/// <summary>
/// The digest of a transaction, which client and service each compute and compare at commit: <c>H(transaction id)</c> dotted with
/// the hash of each statement in the order they were executed. Not thread-safe.
/// </summary>
public sealed class TransactionDigest
{
    private byte[] _digest;

    /// <summary>Starts with no statements.</summary>
    /// <param name="transactionId">The transaction's id, hashed as an Ion string.</param>
    public TransactionDigest(string transactionId)
    {
        ArgumentNullException.ThrowIfNull(transactionId);
        _digest = IonHash.ComputeString(transactionId);
    }

    /// <summary>The digest so far, 32 bytes: what a commit sends.</summary>
    public ReadOnlyMemory<byte> Value => _digest;

    /// <summary>Takes in a statement.</summary>
    /// <param name="statement">The statement's text.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <exception cref="IonException">A symbol's text is unknown, or a text has a lone surrogate; nothing is taken in
    /// then.</exception>
    public void Fold(string statement, params IonValue[] parameters)
    {
        Fold(QldbHash.Statement(statement, parameters));
    }

    /// <summary>Takes in a statement.</summary>
    /// <param name="statement">The statement's text.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <exception cref="IonException">A symbol's text is unknown, or a text has a lone surrogate; nothing is taken in
    /// then.</exception>
    public void Fold(string statement, IEnumerable<IonValue> parameters)
    {
        Fold(QldbHash.Statement(statement, parameters));
    }

    /// <summary>Takes in a statement that has been hashed.</summary>
    /// <param name="statementHash">What <see cref="QldbHash.Statement(string, IonValue[])"/> gives, 32 bytes.</param>
    /// <exception cref="ArgumentException">The hash has another length.</exception>
    public void Fold(ReadOnlySpan<byte> statementHash)
    {
        _digest = QldbHash.Dot(_digest, statementHash);
    }
}
