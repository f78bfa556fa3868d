using System.Collections.Generic;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>
/// The digest of a journal that grows block by block: the roots of its complete subtrees are kept, and folded from the right.
/// It is that of <see cref="QldbHash.MerkleRoot"/> over all block hashes.
/// </summary>
internal sealed class MerkleTree
{
    private readonly List<(int Level, byte[] Hash)> _peaks = [];

    public void Append(byte[] hash)
    {
        int level = 0;
        while (_peaks.Count > 0 && _peaks[^1].Level == level)
        {
            hash = QldbHash.Dot(_peaks[^1].Hash, hash);
            _peaks.RemoveAt(_peaks.Count - 1);
            level++;
        }

        _peaks.Add((level, hash));
    }

    public byte[] Root()
    {
        byte[] root = [];
        for (int i = _peaks.Count - 1; i >= 0; i--)
        {
            root = QldbHash.Dot(_peaks[i].Hash, root);
        }

        return root;
    }
}
