using System;
using System.Collections.Generic;

namespace SessionTools.Ledger.Storage;

/// <summary>Turns requests into blocks. A store calls it under the commit lock, so it does no input and output.</summary>
public interface IBlockSealer
{
    /// <summary>Gives a request its place behind the tip.</summary>
    /// <param name="request">A request that has passed validation.</param>
    /// <param name="tip">The block before it; null for the ledger's first.</param>
    /// <param name="peaks">
    /// The roots of the perfect subtrees over all blocks so far, the largest first; none where the ledger is imported, as the
    /// first block may have any number there.
    /// </param>
    public SealedBlock Seal(CommitRequest request, JournalTip? tip, IReadOnlyList<ReadOnlyMemory<byte>> peaks);

    /// <summary>Replaces the data of one revision in a block by its hash; every hash of the block stays as it was.</summary>
    /// <param name="block">The block in binary Ion.</param>
    /// <param name="redaction">The revision.</param>
    /// <returns>The block in binary Ion.</returns>
    /// <exception cref="ArgumentException">The block has no such revision, or it has no data.</exception>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> block, RedactionWrite redaction);

    /// <summary>
    /// What is left of a block's write set once a revision that it wrote or replaced is redacted: no index keys, as they would
    /// tell of the data. Whoever could still meet them meets <see cref="AccessNames.Redactions"/>.
    /// </summary>
    /// <param name="block">The block in binary Ion.</param>
    public AccessSet WriteSetWithoutKeys(ReadOnlyMemory<byte> block);
}
