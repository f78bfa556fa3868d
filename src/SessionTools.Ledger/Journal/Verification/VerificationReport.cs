namespace SessionTools.Ledger.Journal;

/// <summary>The result of a verification.</summary>
public sealed record VerificationReport
{
    /// <summary>The result in short.</summary>
    public required VerificationConclusion Conclusion { get; init; }

    /// <summary>What is wrong, in words; null if nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>The first block that is wrong; null if none is, or the fault is in what is kept beside the journal.</summary>
    public long? FirstBadBlock { get; init; }

    /// <summary>How many blocks were found good.</summary>
    public required long Blocks { get; init; }

    /// <summary>How many revisions they have.</summary>
    public required long Revisions { get; init; }

    /// <summary>How many of those are redacted.</summary>
    public required long RedactedRevisions { get; init; }

    /// <summary>How many documents they belong to.</summary>
    public required long Documents { get; init; }

    /// <summary>How many tables there have been.</summary>
    public required long Tables { get; init; }

    /// <summary>How many entries of indexes were found good.</summary>
    public required long IndexEntries { get; init; }

    /// <summary>The last block; null in an empty ledger.</summary>
    public BlockAddress? Tip { get; init; }

    /// <summary>The digest, computed from the blocks; null if anything is wrong or the journal does not begin at block 0.</summary>
    public LedgerDigest? Digest { get; init; }

    /// <summary>Whether the blocks come from an export: then those of QLDB have parts that only QLDB could check.</summary>
    public required bool IsImported { get; init; }

    /// <summary>Whether the journal does not begin at block 0.</summary>
    public required bool IsPartial { get; init; }
}
