namespace SessionTools.Ledger.Journal;

/// <summary>What a verification came to.</summary>
public enum VerificationConclusion
{
    /// <summary>Something in the ledger contradicts something else in it.</summary>
    Damaged,

    /// <summary>
    /// Nothing contradicts anything else. Whoever can write the ledger's file can still have rewritten it as a whole, which only a
    /// digest kept elsewhere brings to light.
    /// </summary>
    SelfConsistent,

    /// <summary>The ledger is self-consistent, and up to the tip of the digest given it is what it was when that was taken.</summary>
    Proven,

    /// <summary>The ledger is self-consistent, but its digest is not the one given: it is another ledger, or was rewritten.</summary>
    NotProven,
}
