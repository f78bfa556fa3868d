namespace SessionTools.Ledger.Storage;

/// <summary>What became of a <see cref="CommitRequest"/>.</summary>
/// <param name="Tip">The block it became; null if it was refused because of a conflict, and nothing of it was written.</param>
public sealed record CommitVerdict(JournalTip? Tip)
{
    /// <summary>Something the transaction read was changed by another that committed since its snapshot.</summary>
    public static CommitVerdict Conflict { get; } = new((JournalTip?)null);

    /// <summary>Whether it is committed and durable.</summary>
    public bool IsCommitted => Tip is not null;
}
