using System;
using System.Security.Cryptography;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>Checks proofs against a digest that was kept elsewhere. It needs no ledger.</summary>
public static class ProofVerifier
{
    /// <summary>Whether a hash belongs to the ledger that has a digest.</summary>
    /// <param name="leafHash">
    /// The hash of a block or a revision. For the proof to say something about a document this must be computed from the document
    /// and its metadata, not taken from the revision.
    /// </param>
    /// <param name="proof">The proof.</param>
    /// <param name="digest">The digest for whose tip the proof was made.</param>
    /// <exception cref="ArgumentException">A hash has not 32 bytes.</exception>
    public static bool Verify(ReadOnlySpan<byte> leafHash, Proof proof, ReadOnlySpan<byte> digest)
    {
        RequireHash(leafHash, nameof(leafHash));
        RequireHash(digest, nameof(digest));
        byte[] hash = leafHash.ToArray();
        foreach (ReadOnlyMemory<byte> next in proof.Hashes)
        {
            hash = QldbHash.Dot(hash, next.Span);
        }

        return CryptographicOperations.FixedTimeEquals(hash, digest);
    }

    private static void RequireHash(ReadOnlySpan<byte> hash, string name)
    {
        if (hash.Length != QldbHash.Length)
        {
            throw new ArgumentException("A hash has 32 bytes.", name);
        }
    }
}
