using System;
using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>What a block says. Nothing of it has been verified.</summary>
public sealed record JournalBlock
{
    /// <summary>Where it stands.</summary>
    public required BlockAddress Address { get; init; }

    /// <summary>The transaction it holds.</summary>
    public required string TransactionId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Its hash, as it says itself.</summary>
    public required ReadOnlyMemory<byte> BlockHash { get; init; }

    /// <summary>The hash of its entries, as it says itself.</summary>
    public required ReadOnlyMemory<byte> EntriesHash { get; init; }

    /// <summary>The hash of the block before it; empty in the first.</summary>
    public required ReadOnlyMemory<byte> PreviousBlockHash { get; init; }

    /// <summary>The hashes of its entries; one may be empty.</summary>
    public required ImmutableArray<ReadOnlyMemory<byte>> EntriesHashList { get; init; }

    /// <summary>The statements.</summary>
    public ImmutableArray<ExecutedStatement> Statements { get; init; } = [];

    /// <summary>The documents that the statements wrote.</summary>
    public ImmutableArray<JournalDocument> Documents { get; init; } = [];

    /// <summary>The revisions.</summary>
    public ImmutableArray<JournalRevision> Revisions { get; init; } = [];

    /// <summary>The revisions of earlier blocks that the transaction redacted.</summary>
    public ImmutableArray<RedactedRevision> Redactions { get; init; } = [];

    /// <summary>How the catalog changed; known only if <see cref="HasSystemInfo"/>.</summary>
    public ImmutableArray<CatalogChange> CatalogChanges { get; init; } = [];

    /// <summary>Whether the block has <c>systemInfo</c>: then it is one of ours, else QLDB's.</summary>
    public bool HasSystemInfo { get; init; }

    /// <summary>The hash of <c>transactionInfo</c>, computed; null without one.</summary>
    public ReadOnlyMemory<byte>? TransactionInfoHash { get; init; }

    /// <summary>The hash of <c>redactionInfo</c>, computed; null without one.</summary>
    public ReadOnlyMemory<byte>? RedactionInfoHash { get; init; }

    internal BlockHeader Header => new(Address, TransactionId, Time);

    /// <summary>Reads a block of any ledger; unknown fields are passed.</summary>
    /// <param name="ion">The block, in text or binary.</param>
    /// <exception cref="JournalFormatException">It is no block.</exception>
    public static JournalBlock Parse(ReadOnlySpan<byte> ion) => Parse(ion, isStrict: false);

    /// <summary>Reads a block that must be exactly as this ledger writes them: fields, order, encoding.</summary>
    internal static JournalBlock ParseStrictly(ReadOnlySpan<byte> ion)
    {
        JournalBlock block = Parse(ion, isStrict: true);
        CanonicalIon.Require(ion);
        return block;
    }

    private static JournalBlock Parse(ReadOnlySpan<byte> ion, bool isStrict) =>
        JournalIon.Parse(ion, "The block", (ref IonReader reader) => new BlockParser(isStrict).ReadBlock(ref reader));
}
