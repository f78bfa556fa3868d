namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>The tip as this process last saw it, and whether any process has told of a later one.</summary>
internal sealed class LatestTip(SharedState shared)
{
    private volatile JournalTip? _tip;

    /// <summary>The tip; null if it has to be read from the file.</summary>
    public JournalTip? Known => _tip is { } tip && tip.SequenceNumber == shared.LastBlock ? tip : null;

    /// <summary>Tells all processes. Under the commit lock, once the block is durable.</summary>
    public void Publish(JournalTip? tip)
    {
        _tip = tip;
        shared.LastBlock = tip?.SequenceNumber ?? -1;
    }

    /// <summary>Keeps a tip that was read from the file. If a later one comes in between, the next who asks reads again.</summary>
    public void Remember(JournalTip? tip) => _tip = tip;
}
