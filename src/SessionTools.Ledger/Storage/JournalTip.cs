using System;

namespace SessionTools.Ledger.Storage;

/// <summary>The last block of the journal, and with it a state of the ledger.</summary>
/// <param name="SequenceNumber">The block's number, from 0; as a snapshot it means "this block and all before it".</param>
/// <param name="Time">The block's timestamp, UTC with milliseconds; later blocks are at least a millisecond later.</param>
/// <param name="BlockHash">The block's hash, 32 bytes.</param>
/// <param name="CatalogSequenceNumber">
/// The last block up to here that changed the catalog: the same number, the same catalog, save that an index which is being
/// built may have come online.
/// </param>
public sealed record JournalTip(long SequenceNumber, DateTimeOffset Time, ReadOnlyMemory<byte> BlockHash, long CatalogSequenceNumber);
