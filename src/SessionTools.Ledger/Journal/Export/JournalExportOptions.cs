using System;

namespace SessionTools.Ledger.Journal;

/// <summary>What is exported, and how.</summary>
public sealed record JournalExportOptions
{
    /// <summary>The encoding.</summary>
    public JournalExportFormat Format { get; init; } = JournalExportFormat.IonText;

    /// <summary>Only blocks written at or after this time; null for no bound.</summary>
    public DateTimeOffset? InclusiveStartTime { get; init; }

    /// <summary>Only blocks written before this time; null for no bound.</summary>
    public DateTimeOffset? ExclusiveEndTime { get; init; }
}
