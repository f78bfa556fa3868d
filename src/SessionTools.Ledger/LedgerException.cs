using System;

namespace SessionTools.Ledger;

/// <summary>The ledger refuses a request. The message is QLDB's where QLDB's is known.</summary>
public sealed class LedgerException : Exception
{
    /// <param name="kind">Which of QLDB's errors it is.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LedgerException(LedgerErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
    }

    /// <summary>Which of QLDB's errors it is.</summary>
    public LedgerErrorKind Kind { get; }
}
