using System;
using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>A block of a ledger or of an export.</summary>
/// <param name="Block">What it says.</param>
/// <param name="Ion">The whole of it in binary Ion.</param>
internal sealed record RetrievedBlock(JournalBlock Block, ReadOnlyMemory<byte> Ion)
{
    /// <exception cref="JournalFormatException">It is no block.</exception>
    public static RetrievedBlock Read(byte[] ion) => new(JournalBlock.Parse(ion), ion);
}
