using System.Collections.Generic;

namespace System.Management.Automation.Binding;

/// <summary>Gives each parameter set of a cmdlet its bit.</summary>
internal sealed class ParameterSetNames
{
    private readonly List<string> _names = [];

    public uint All => _names.Count == 0 ? uint.MaxValue : (uint)((1L << _names.Count) - 1);

    public uint FlagOf(string name)
    {
        int index = _names.FindIndex(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            index = _names.Count;
            _names.Add(name);
        }

        return 1u << index;
    }

    public int Count(uint flags)
    {
        return flags == uint.MaxValue ? Math.Max(1, _names.Count) : Numerics.BitOperations.PopCount(flags & All);
    }

    public string NameOf(uint flag)
    {
        return flag == uint.MaxValue || flag == 0
            ? ParameterAttribute.AllParameterSets
            : _names[Numerics.BitOperations.TrailingZeroCount(flag)];
    }

    public IEnumerable<uint> In(uint flags)
    {
        for (int i = 0; i < _names.Count; i++)
        {
            if ((flags & (1u << i)) != 0)
            {
                yield return 1u << i;
            }
        }
    }
}
