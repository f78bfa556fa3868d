using System;
using System.Collections.Immutable;

namespace SessionTools.Ledger.Storage;

/// <summary>A revision to write. It ends the document's revision before it, if there is one.</summary>
/// <param name="TableId">The table.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Version">The revision's number: 0 for a new document, else one more than the one before.</param>
/// <param name="Data">
/// The document in binary Ion; null when it is deleted, or was redacted before its block was imported.
/// </param>
/// <param name="DataHash">The Ion hash of the document, 32 bytes; empty when it is deleted.</param>
/// <param name="IndexEntries">How the entries of the table's indexes change; where a key stays the same there is none.</param>
public sealed record RevisionWrite(
    string TableId,
    string DocumentId,
    long Version,
    ReadOnlyMemory<byte>? Data,
    ReadOnlyMemory<byte> DataHash,
    ImmutableArray<IndexEntryWrite> IndexEntries);
