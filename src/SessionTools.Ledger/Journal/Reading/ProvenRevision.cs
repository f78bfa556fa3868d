using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>A revision as its block has it.</summary>
/// <param name="Revision"><c>{blockAddress, hash, data or dataHash, metadata}</c>; one that deletes has no data.</param>
/// <param name="Hash">Its hash, computed from its contents, from which the proof begins.</param>
/// <param name="Proof">The proof to the digest that was named; null if none was.</param>
public sealed record ProvenRevision(IonStruct Revision, ReadOnlyMemory<byte> Hash, Proof? Proof);
