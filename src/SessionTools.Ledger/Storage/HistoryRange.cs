using System;

namespace SessionTools.Ledger.Storage;

/// <summary>Which revisions of a table's history are asked for.</summary>
/// <param name="TableId">The table, active or dropped.</param>
/// <param name="DocumentId">One document, or null for all.</param>
/// <param name="Start">Only revisions that were still the latest at or after this time; null for no bound.</param>
/// <param name="End">Only revisions written at or before this time; null for no bound.</param>
public sealed record HistoryRange(string TableId, string? DocumentId = null, DateTimeOffset? Start = null, DateTimeOffset? End = null);
