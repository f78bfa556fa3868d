using System;

namespace SessionTools.Ledger.Storage;

/// <summary>A block as a store keeps it.</summary>
/// <param name="SequenceNumber">Its number, from 0.</param>
/// <param name="TransactionId">The transaction it holds.</param>
/// <param name="Time">Its timestamp.</param>
/// <param name="BlockHash">Its hash, 32 bytes.</param>
/// <param name="Ion">The whole block in binary Ion.</param>
/// <param name="WriteSet">What it touched, see <see cref="AccessSet"/>.</param>
public sealed record StoredBlock(
    long SequenceNumber,
    string TransactionId,
    DateTimeOffset Time,
    ReadOnlyMemory<byte> BlockHash,
    ReadOnlyMemory<byte> Ion,
    AccessSet WriteSet);
