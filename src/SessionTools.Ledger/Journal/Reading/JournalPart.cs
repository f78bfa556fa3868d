namespace SessionTools.Ledger.Journal;

/// <summary>What can be asked of a journal and not be there.</summary>
public enum JournalPart
{
    /// <summary>The strand of an address is not the ledger's.</summary>
    Strand,

    /// <summary>The journal has no such block.</summary>
    Block,

    /// <summary>There is no digest for such a tip.</summary>
    Tip,

    /// <summary>The block has no revision of the document.</summary>
    Revision,
}
