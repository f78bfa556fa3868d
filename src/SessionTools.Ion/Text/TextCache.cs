using System;
using System.Text;

namespace SessionTools.Ion;

/// <summary>Remembers the strings made of short ASCII names, so that a field name that comes again is no new string.</summary>
internal sealed class TextCache
{
    private const int LongestText = 40;
    private const int Slots = 256;

    private string?[]? _texts;

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestText)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        _texts ??= new string?[Slots];
        ref string? slot = ref _texts[SlotOf(utf8)];
        if (slot is not null && Ascii.Equals(utf8, slot))
        {
            return slot;
        }

        string text = Encoding.UTF8.GetString(utf8);
        slot = text;
        return text;
    }

    private static uint SlotOf(ReadOnlySpan<byte> utf8)
    {
        uint hash = (uint)utf8.Length;
        foreach (byte b in utf8)
        {
            hash = (hash * 31) + b;
        }

        return hash % Slots;
    }
}
