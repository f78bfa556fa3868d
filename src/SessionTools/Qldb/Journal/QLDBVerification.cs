using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>What a check of a revision or of a journal has found.</summary>
public sealed class QLDBVerification
{
    internal QLDBVerification(string subject, string? fault)
    {
        Subject = subject;
        Fault = fault;
        Conclusion = fault is null ? nameof(VerificationConclusion.Proven) : nameof(VerificationConclusion.NotProven);
    }

    internal QLDBVerification(string subject, CheckedBlocks blocks, string? fault, bool isProven)
    {
        Subject = subject;
        BlockCount = blocks.Chain.Blocks;
        RevisionCount = blocks.Chain.Revisions;
        RedactedRevisionCount = blocks.Chain.RedactedRevisions;
        FirstBadBlock = blocks.FirstBadBlock;
        Fault = fault;
        Conclusion = fault is not null ? nameof(VerificationConclusion.Damaged)
            : isProven ? nameof(VerificationConclusion.Proven) : nameof(VerificationConclusion.SelfConsistent);
    }

    internal QLDBVerification(string subject, VerificationReport report)
    {
        Subject = subject;
        BlockCount = report.Blocks;
        RevisionCount = report.Revisions;
        RedactedRevisionCount = report.RedactedRevisions;
        Fault = report.Problem;
        FirstBadBlock = report.FirstBadBlock;
        Conclusion = report.Conclusion.ToString();
    }

    /// <summary>What was checked.</summary>
    public string Subject { get; }

    public bool IsValid => Fault is null;

    /// <summary>
    /// Proven: all agrees with a digest that was saved; SelfConsistent: nothing contradicts anything else, and a digest saved
    /// elsewhere is needed to know more; NotProven: the digest is another; Damaged.
    /// </summary>
    public string Conclusion { get; }

    /// <summary>The blocks of a journal that were found sound; null for a revision.</summary>
    public long? BlockCount { get; }

    /// <summary>What is wrong; null where nothing is.</summary>
    public string? Fault { get; }

    /// <summary>The block in which the fault was found first; null where it is in none.</summary>
    public long? FirstBadBlock { get; }

    /// <summary>The revisions of a journal that were found sound; null for a revision.</summary>
    public long? RevisionCount { get; }

    /// <summary>Those of them that were redacted.</summary>
    public long? RedactedRevisionCount { get; }
}
