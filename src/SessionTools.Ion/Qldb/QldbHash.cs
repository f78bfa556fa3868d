using System;
using System.Collections.Generic;
using System.Linq;

namespace SessionTools.Ion;

/// <summary>The hashes that QLDB and its drivers agree on: <c>H</c>, <c>dot</c> and what is folded with them.</summary>
public static class QldbHash
{
    /// <summary>The length of a hash in bytes: 32.</summary>
    public const int Length = IonHash.Length;

    /// <summary>
    /// Joins two hashes without regard to which comes first: SHA-256 of the smaller and the larger, compared from the last byte
    /// to
    /// the first as signed bytes. An empty side gives the other one.
    /// </summary>
    /// <param name="left">32 bytes or none.</param>
    /// <param name="right">32 bytes or none.</param>
    /// <returns>32 bytes, or none if both sides are empty.</returns>
    /// <exception cref="ArgumentException">A side has another length.</exception>
    public static byte[] Dot(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        RequireHash(left, nameof(left));
        RequireHash(right, nameof(right));
        if (left.IsEmpty || right.IsEmpty)
        {
            return left.IsEmpty ? right.ToArray() : left.ToArray();
        }

        bool isLeftFirst = Compare(left, right) < 0;
        Span<byte> both = stackalloc byte[Length * 2];
        (isLeftFirst ? left : right).CopyTo(both);
        (isLeftFirst ? right : left).CopyTo(both[Length..]);
        byte[] joined = new byte[Length];
        Sha256.Hash(both, joined);
        return joined;
    }

    /// <summary>The hash of a statement with its parameters: <c>H(statement)</c> dotted with <c>H</c> of each in turn.</summary>
    /// <param name="statement">The statement's text, hashed as an Ion string.</param>
    /// <param name="parameters">The parameters.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="IonException">A symbol's text is unknown, or a text has a lone surrogate.</exception>
    public static byte[] Statement(string statement, params IonValue[] parameters)
    {
        return Statement(statement, (IEnumerable<IonValue>)parameters);
    }

    /// <summary>The hash of a statement with its parameters: <c>H(statement)</c> dotted with <c>H</c> of each in turn.</summary>
    /// <param name="statement">The statement's text, hashed as an Ion string.</param>
    /// <param name="parameters">The parameters.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="IonException">A symbol's text is unknown, or a text has a lone surrogate.</exception>
    public static byte[] Statement(string statement, IEnumerable<IonValue> parameters)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(parameters);
        return Statement(IonHash.ComputeString(statement), parameters.Select(IonHash.Compute));
    }

    /// <summary>The hash of a statement with its parameters, of which the hashes are known.</summary>
    /// <param name="textHash">The hash of the statement's text as an Ion string, 32 bytes.</param>
    /// <param name="parameterHashes">The hash of each parameter, 32 bytes.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] Statement(byte[] textHash, IEnumerable<byte[]> parameterHashes)
    {
        return parameterHashes.Aggregate(textHash, (hash, parameter) => Dot(hash, parameter));
    }

    /// <summary>The hash of a document revision: <c>dot(H(metadata), H(data))</c>.</summary>
    /// <param name="metadata">The revision's metadata.</param>
    /// <param name="data">The document.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] Revision(IonValue metadata, IonValue data)
    {
        return Dot(IonHash.Compute(metadata), IonHash.Compute(data));
    }

    /// <summary>
    /// The root of the hash tree over a list: pairs are dotted from left to right, an odd one goes up as it is.
    /// </summary>
    /// <param name="hashes">The hashes, 32 bytes each.</param>
    /// <returns>32 bytes, or none for an empty list.</returns>
    public static byte[] MerkleRoot(IReadOnlyList<byte[]> hashes)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        List<byte[]> level = [.. hashes];
        while (level.Count > 1)
        {
            List<byte[]> above = new((level.Count + 1) / 2);
            for (int i = 0; i < level.Count; i += 2)
            {
                above.Add(i + 1 < level.Count ? Dot(level[i], level[i + 1]) : level[i]);
            }

            level = above;
        }

        return level.Count == 0 ? [] : [.. level[0]];
    }

    private static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        for (int i = Length - 1; i >= 0; i--)
        {
            int difference = (sbyte)left[i] - (sbyte)right[i];
            if (difference != 0)
            {
                return difference;
            }
        }

        return 0;
    }

    private static void RequireHash(ReadOnlySpan<byte> hash, string name)
    {
        if (hash.Length is not (0 or Length))
        {
            throw new ArgumentException("A hash has 32 bytes, or none where there is nothing yet.", name);
        }
    }
}
