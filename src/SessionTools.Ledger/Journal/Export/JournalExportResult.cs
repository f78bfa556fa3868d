using System.Collections.Immutable;

namespace SessionTools.Ledger.Journal;

/// <summary>What an export wrote.</summary>
/// <param name="ExportId">The export's id, 22 characters of Base62.</param>
/// <param name="ManifestPath">The completed manifest.</param>
/// <param name="DataFiles">The files with blocks, in order.</param>
/// <param name="Blocks">How many blocks there are in them.</param>
public sealed record JournalExportResult(string ExportId, string ManifestPath, ImmutableArray<string> DataFiles, long Blocks);
