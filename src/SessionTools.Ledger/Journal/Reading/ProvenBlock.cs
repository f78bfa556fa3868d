using System;

namespace SessionTools.Ledger.Journal;

/// <summary>A block as the journal has it.</summary>
/// <param name="Ion">The block in binary Ion.</param>
/// <param name="Hash">Its hash, from which the proof begins.</param>
/// <param name="Proof">The proof to the digest that was named; null if none was.</param>
public sealed record ProvenBlock(ReadOnlyMemory<byte> Ion, ReadOnlyMemory<byte> Hash, Proof? Proof);
