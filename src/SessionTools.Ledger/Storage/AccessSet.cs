using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SessionTools.Ion;

namespace SessionTools.Ledger.Storage;

/// <summary>
/// What a transaction read or wrote, as sorted 64-bit hashes of names such as <c>doc:id</c>, <c>key:index/k</c>,
/// <c>table:T</c>, <c>name:n</c>, <c>schema:T</c> and <c>catalog</c>. Two that meet are a conflict; a collision of hashes costs
/// a needless conflict and nothing else.
/// </summary>
public sealed class AccessSet
{
    private readonly ulong[] _hashes;

    private AccessSet(ulong[] hashes) => _hashes = hashes;

    /// <summary>Nothing.</summary>
    public static AccessSet Empty { get; } = new([]);

    /// <summary>The hashes in ascending order, each once.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes;

    /// <summary>Makes a set of hashes in any order.</summary>
    public static AccessSet Of(IReadOnlyCollection<ulong> hashes)
    {
        ulong[] ascending = [.. hashes.Distinct()];
        Array.Sort(ascending);
        return ascending.Length == 0 ? Empty : new AccessSet(ascending);
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">Eight bytes a hash, ascending.</param>
    /// <exception cref="ArgumentException">The bytes are no such list.</exception>
    public static AccessSet FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % sizeof(ulong) != 0)
        {
            throw new ArgumentException("A set of hashes has eight bytes for each.", nameof(bytes));
        }

        ulong[] hashes = new ulong[bytes.Length / sizeof(ulong)];
        for (int i = 0; i < hashes.Length; i++)
        {
            hashes[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes[(i * sizeof(ulong))..]);
            if (i > 0 && hashes[i] <= hashes[i - 1])
            {
                throw new ArgumentException("The hashes of a set ascend.", nameof(bytes));
            }
        }

        return hashes.Length == 0 ? Empty : new AccessSet(hashes);
    }

    /// <summary>The hash of a name: the first eight bytes of its SHA-256.</summary>
    public static ulong HashOf(string name)
    {
        return HashOf(Encoding.UTF8.GetBytes(name));
    }

    /// <summary>The hash of a name that ends in bytes, such as an index key.</summary>
    public static ulong HashOf(ReadOnlySpan<byte> name)
    {
        Span<byte> hash = stackalloc byte[Sha256.Length];
        Sha256.Hash(name, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>The hashes as bytes, big-endian, ascending.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[_hashes.Length * sizeof(ulong)];
        for (int i = 0; i < _hashes.Length; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * sizeof(ulong)), _hashes[i]);
        }

        return bytes;
    }

    /// <summary>Whether both have an element in common.</summary>
    public bool Meets(AccessSet other)
    {
        (ulong[] few, ulong[] many) = _hashes.Length <= other._hashes.Length ? (_hashes, other._hashes) : (other._hashes, _hashes);
        foreach (ulong hash in few)
        {
            if (Array.BinarySearch(many, hash) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
