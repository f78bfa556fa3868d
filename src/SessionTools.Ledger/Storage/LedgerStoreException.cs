using System;

namespace SessionTools.Ledger.Storage;

/// <summary>A store cannot do its work: the file is damaged or foreign, the disk is full, an input or output failed.</summary>
public sealed class LedgerStoreException : Exception
{
    /// <param name="message">What is wrong, naming the file.</param>
    /// <param name="innerException">The cause, or null.</param>
    /// <param name="isDamage">Whether the data itself is damaged or is no ledger.</param>
    public LedgerStoreException(string message, Exception? innerException = null, bool isDamage = false)
        : base(message, innerException)
    {
        IsDamage = isDamage;
    }

    /// <summary>Whether the data itself is damaged or is no ledger.</summary>
    public bool IsDamage { get; }
}
