using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>A revision as its block has it.</summary>
public sealed record JournalRevision
{
    /// <summary>The hash it says it has, 32 bytes.</summary>
    public required ReadOnlyMemory<byte> Hash { get; init; }

    /// <summary>The hash that follows from its contents; equal to <see cref="Hash"/> where there is nothing but that.</summary>
    public required ReadOnlyMemory<byte> ComputedHash { get; init; }

    /// <summary>The block it says it is in; null where it says nothing.</summary>
    public BlockAddress? Address { get; init; }

    /// <summary>The metadata; null in the system's own revisions of other ledgers, which consist of a hash.</summary>
    public RevisionMetadata? Metadata { get; init; }

    /// <summary>The document in binary Ion; null if it was deleted or redacted.</summary>
    public ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>The hash of the document, computed or left of a redacted one; empty for a deletion.</summary>
    public ReadOnlyMemory<byte> DataHash { get; init; }

    /// <summary>Whether only the hash of the document is left.</summary>
    public bool IsRedacted => Data is null && !DataHash.IsEmpty;

    /// <summary>Whether it records that the document was deleted.</summary>
    public bool IsDeletion => Metadata is not null && Data is null && DataHash.IsEmpty;

    /// <summary>Reads a revision as GetRevision, a committed view or history() gives it; unknown fields are passed.</summary>
    /// <param name="ion">The revision, in text or binary.</param>
    /// <exception cref="JournalFormatException">It is no revision of a document.</exception>
    public static JournalRevision Parse(ReadOnlySpan<byte> ion)
    {
        JournalRevision revision = JournalIon.Parse(
            ion, "The revision", static (ref IonReader reader) => new BlockParser(isStrict: false).ReadRevision(ref reader));
        return revision is { Metadata: not null, Address: not null }
            ? revision
            : throw new JournalFormatException("The revision lacks its metadata or its block's address.");
    }
}
