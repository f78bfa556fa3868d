using System;
using System.Linq;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>The hashes that lead from a block or a revision to a digest.</summary>
internal static class JournalProof
{
    /// <summary>Whether a hash leads to a digest over a proof, which is a list of blobs.</summary>
    public static bool Leads(byte[] hash, IonValue? proof, byte[] digest)
    {
        if (proof is not IonList steps || steps.Any(step => step is not IonBlob { Value.Length: QldbHash.Length }))
        {
            return false;
        }

        byte[] reached = steps.Cast<IonBlob>().Aggregate(hash, (sum, step) => QldbHash.Dot(sum, step.Value.AsSpan()));
        return reached.AsSpan().SequenceEqual(digest);
    }
}
