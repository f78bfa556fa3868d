using System;
using System.Buffers.Binary;
using System.Text;

namespace SessionTools.Ion;

/// <summary>Remembers the strings made of short ASCII names, so that a field name that comes again is no new string.</summary>
internal sealed class TextCache
{
    private const int LongestText = 40;
    private const int SlotBits = 8;

    private string?[]? _texts;

    /// <summary>Gives the string, new or remembered, of bytes that are UTF-8.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        return Find(utf8) ?? Add(utf8);
    }

    /// <summary>Gives the remembered string, or null.</summary>
    public string? Find(ReadOnlySpan<byte> utf8)
    {
        string? text = _texts is null || utf8.Length > LongestText ? null : _texts[SlotOf(utf8)];
        return text is not null && Ascii.Equals(utf8, text) ? text : null;
    }

    private string Add(ReadOnlySpan<byte> utf8)
    {
        string text = Encoding.UTF8.GetString(utf8);
        if (utf8.Length <= LongestText)
        {
            _texts ??= new string?[1 << SlotBits];
            _texts[SlotOf(utf8)] = text;
        }

        return text;
    }

    /// <summary>Mixes the length with the first and the last bytes, which is where names differ.</summary>
    private static int SlotOf(ReadOnlySpan<byte> utf8)
    {
        uint mixed = (uint)utf8.Length;
        if (utf8.Length >= sizeof(uint))
        {
            mixed ^= BinaryPrimitives.ReadUInt32LittleEndian(utf8) * 0x9E3779B1;
            mixed ^= BinaryPrimitives.ReadUInt32LittleEndian(utf8[^sizeof(uint)..]) * 0x85EBCA77;
        }
        else if (utf8.Length > 0)
        {
            mixed ^= (uint)((utf8[0] << 16) | (utf8[utf8.Length / 2] << 8) | utf8[^1]) * 0x9E3779B1;
        }

        return (int)((mixed * 0xC2B2AE3D) >> (32 - SlotBits));
    }
}
