using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>A block of a store, as far as it could be read, and what is wrong with it in itself.</summary>
internal sealed record CheckedBlock(StoredBlock Stored, JournalBlock? Block, string? Problem)
{
    public long Number => Stored.SequenceNumber;

    /// <summary>The block, which must be good in itself.</summary>
    public JournalBlock Good => Problem is null && Block is not null
        ? Block
        : throw new VerificationFailure(Number, Problem ?? "it cannot be read");
}
