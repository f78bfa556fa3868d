using System;

namespace SessionTools.Ledger.Storage;

/// <summary>How one index changes for one document.</summary>
/// <param name="IndexId">The index.</param>
/// <param name="OldKey">The key whose entry ends; null if there was none.</param>
/// <param name="NewKey">The key whose entry begins; null if there is none: the field is absent, or null.</param>
public sealed record IndexEntryWrite(string IndexId, ReadOnlyMemory<byte>? OldKey, ReadOnlyMemory<byte>? NewKey);
