using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Security.Cryptography;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>Seals with hashes that are simple to foretell, and a clock that stands still.</summary>
internal sealed class PlainSealer : IBlockSealer
{
    public static DateTimeOffset Start { get; } = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public SealedBlock Seal(CommitRequest request, JournalTip? tip, IReadOnlyList<ReadOnlyMemory<byte>> peaks)
    {
        long number = tip?.SequenceNumber + 1 ?? 0;
        IonStruct block = new(("n", number), ("tx", request.TransactionId), ("revisions", new IonList([.. request.Revisions.Select(Revision)])));
        byte[] hash = SHA256.HashData([.. block.ToBinary(), .. tip is null ? [] : tip.BlockHash.ToArray()]);
        JournalTip next = new(
            number,
            tip?.Time.AddMilliseconds(1) ?? Start,
            hash,
            request.CatalogChanges.IsEmpty ? tip?.CatalogSequenceNumber ?? 0 : number);
        return new SealedBlock(next, block.ToBinary(), [.. request.Revisions.Select(HashOf)], Nodes(number, peaks, hash));
    }

    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> block, RedactionWrite redaction)
    {
        IonStruct content = (IonStruct)IonValue.Parse(block.Span);
        IEnumerable<IonValue> revisions = ((IonList)content["revisions"]).Items.Select(revision =>
            ((IonStruct)revision)["doc"] == redaction.DocumentId ? new IonStruct(("doc", redaction.DocumentId), ("redacted", true)) : revision);
        return new IonStruct(("n", content["n"]), ("tx", content["tx"]), ("revisions", new IonList([.. revisions]))).ToBinary();
    }

    /// <summary>The documents.</summary>
    public AccessSet WriteSetWithoutKeys(ReadOnlyMemory<byte> block)
    {
        IonList revisions = (IonList)((IonStruct)IonValue.Parse(block.Span))["revisions"];
        return AccessSet.Of([.. revisions.Items.Select(revision => AccessNames.Document(((IonStruct)revision)["doc"].ToString()!.Trim('"')))]);
    }

    /// <summary>The revision's hash: that of its document and version.</summary>
    public static ReadOnlyMemory<byte> HashOf(RevisionWrite revision)
    {
        return IonHash.Compute(new IonStruct(("doc", revision.DocumentId), ("version", revision.Version)));
    }

    private static IonValue Revision(RevisionWrite revision)
    {
        return revision.Data is { } data
            ? new IonStruct(("doc", revision.DocumentId), ("data", IonValue.Parse(data.Span)))
            : new IonStruct(("doc", revision.DocumentId), ("deleted", true));
    }

    private static ImmutableArray<MerkleNode> Nodes(long number, IReadOnlyList<ReadOnlyMemory<byte>> peaks, byte[] hash)
    {
        List<MerkleNode> nodes = [];
        for (int level = 0; (number >> level & 1) == 1; level++)
        {
            hash = QldbHash.Dot(peaks[peaks.Count - 1 - level].Span, hash);
            nodes.Add(new MerkleNode(level + 1, number >> (level + 1), hash));
        }

        return [.. nodes];
    }
}
