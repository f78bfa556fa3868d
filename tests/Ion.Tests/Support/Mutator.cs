using System;

namespace SessionTools.Ion.Tests;

/// <summary>
/// Spoils data from a seed: bytes flipped, set, removed, doubled, cut, or exchanged for ones that mean something.
/// </summary>
internal sealed class Mutator(int seed)
{
    private readonly Random _random = new(seed);

    public byte[] Mutate(ReadOnlySpan<byte> data, ReadOnlySpan<byte> other)
    {
        byte[] mutated = data.ToArray();
        int changes = _random.Next(2) == 0 ? 1 : _random.Next(1, 5);
        for (int i = 0; i < changes; i++)
        {
            mutated = Change(mutated, other);
        }

        return mutated;
    }

    private byte[] Change(byte[] data, ReadOnlySpan<byte> other)
    {
        if (data.Length == 0)
        {
            return [(byte)_random.Next(256)];
        }

        int at = _random.Next(data.Length);
        switch (_random.Next(7))
        {
            case 0:
                data[at] ^= (byte)(1 << _random.Next(8));
                return data;
            case 1:
                data[at] = (byte)_random.Next(256);
                return data;
            case 2:
                ReadOnlySpan<byte> telling = [0x00, 0xFF, 0x7F, 0x80, 0x8E, 0xE0, 0xEE, 0xD1, 0x0E, (byte)'"', (byte)'\'',
                    (byte)'{', (byte)'$', (byte)'\\', (byte)':'];
                data[at] = telling[_random.Next(telling.Length)];
                return data;
            case 3:
                return [.. data.AsSpan(0, at), .. data.AsSpan(at + 1)];
            case 4:
                int length = _random.Next(1, Math.Min(16, data.Length - at) + 1);
                return [.. data.AsSpan(0, at + length), .. data.AsSpan(at)];
            case 5:
                return data.AsSpan(0, at).ToArray();
            default:
                int from = _random.Next(other.Length + 1);
                int count = _random.Next(Math.Min(32, other.Length - from) + 1);
                return [.. data.AsSpan(0, at), .. other.Slice(from, count), .. data.AsSpan(at)];
        }
    }
}
