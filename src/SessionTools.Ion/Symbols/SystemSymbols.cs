using System;
using System.Collections.Generic;

namespace SessionTools.Ion;

/// <summary>The nine symbols that every stream knows (Ion 1.0 specification, "System Symbols").</summary>
internal static class SystemSymbols
{
    public const int SymbolTable = 3;
    public const int Name = 4;
    public const int Version = 5;
    public const int Imports = 6;
    public const int Symbols = 7;
    public const int MaxId = 8;
    public const int Count = 9;

    public const string SymbolTableText = "$ion_symbol_table";
    public const string VersionMarkerText = "$ion_1_0";

    private static readonly string?[] s_texts =
    [
        null, "$ion", VersionMarkerText, SymbolTableText, "name", "version", "imports", "symbols", "max_id",
        "$ion_shared_symbol_table",
    ];

    private static readonly byte[][] s_utf8 = Array.ConvertAll(s_texts,
        text => System.Text.Encoding.UTF8.GetBytes(text ?? string.Empty));
    private static readonly SymbolToken[] s_tokens = Array.ConvertAll(s_texts,
        text => text is null ? default : new SymbolToken(text));
    private static readonly Dictionary<string, int> s_ids = MapIds();

    public static ReadOnlySpan<byte> VersionMarker => [0xE0, 0x01, 0x00, 0xEA];

    public static SymbolToken Token(int id)
    {
        return s_tokens[id];
    }

    public static ReadOnlySpan<byte> Utf8(int id)
    {
        return s_utf8[id];
    }

    public static bool TryFind(string text, out int id)
    {
        return s_ids.TryGetValue(text, out id);
    }

    private static Dictionary<string, int> MapIds()
    {
        Dictionary<string, int> ids = new(StringComparer.Ordinal);
        for (int i = 1; i <= Count; i++)
        {
            ids.Add(s_texts[i]!, i);
        }

        return ids;
    }
}
