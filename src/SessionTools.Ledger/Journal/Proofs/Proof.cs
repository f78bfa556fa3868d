using System;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// A proof in QLDB's layout, an Ion list of blobs: what is dotted, one after the other, with the hash of a block or a revision to
/// get the ledger's digest. For a revision: the siblings inside its block, the hash of the block before, and the way up the tree.
/// </summary>
public sealed class Proof
{
    /// <param name="hashes">The hashes, 32 bytes each.</param>
    /// <exception cref="ArgumentException">A hash has another length.</exception>
    public Proof(ImmutableArray<ReadOnlyMemory<byte>> hashes)
    {
        if (hashes.Any(hash => hash.Length != QldbHash.Length))
        {
            throw new ArgumentException("A proof consists of hashes of 32 bytes.", nameof(hashes));
        }

        Hashes = hashes;
    }

    /// <summary>The hashes, 32 bytes each.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Hashes { get; }

    /// <summary>Reads a proof.</summary>
    /// <param name="proof">A list of blobs.</param>
    /// <exception cref="ArgumentException">The value is none.</exception>
    public static Proof FromIon(IonValue proof)
    {
        if (proof is not IonList list || !list.Items.All(item => item is IonBlob))
        {
            throw new ArgumentException("A proof is an Ion list of blobs.", nameof(proof));
        }

        return new Proof([.. list.Items.Select(item => ((IonBlob)item).Value.AsMemory())]);
    }

    /// <summary>The proof as an Ion list of blobs.</summary>
    public IonList ToIon()
    {
        return new IonList([.. Hashes.Select(hash => (IonValue)hash)]);
    }
}
