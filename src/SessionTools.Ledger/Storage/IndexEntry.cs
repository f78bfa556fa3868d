using System;

namespace SessionTools.Ledger.Storage;

/// <summary>An entry of an index, for the blocks from <see cref="SequenceNumber"/> up to, not with, <see cref="EndSequenceNumber"/>.</summary>
/// <param name="IndexId">The index.</param>
/// <param name="Key">The encoded key.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="SequenceNumber">The block it begins with.</param>
/// <param name="EndSequenceNumber">The block it ends with; <see cref="long.MaxValue"/> while it is live.</param>
public sealed record IndexEntry(string IndexId, ReadOnlyMemory<byte> Key, string DocumentId, long SequenceNumber, long EndSequenceNumber);
