using System.Runtime.CompilerServices;

namespace SessionTools.Ion;

/// <summary>
/// Remembers what a writer makes of names, by the identity of the string, because the same ones come again and again.
/// </summary>
internal sealed class NameCache<T>
{
    private const int Slots = 256;

    private readonly (string? Name, T Value)[] _slots = new (string?, T)[Slots];

    public void Clear()
    {
        System.Array.Clear(_slots);
    }

    public bool TryGet(string name, out T value)
    {
        ref (string? Name, T Value) slot = ref _slots[RuntimeHelpers.GetHashCode(name) % Slots];
        value = slot.Value;
        return ReferenceEquals(slot.Name, name);
    }

    public void Set(string name, T value)
    {
        _slots[RuntimeHelpers.GetHashCode(name) % Slots] = (name, value);
    }
}
