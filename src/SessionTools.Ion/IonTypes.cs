using System;

namespace SessionTools.Ion;

/// <summary>What the specification says of each type: its keyword, its family, its type code.</summary>
internal static class IonTypes
{
    private static readonly byte[][] s_keywords =
    [
        [], "null"u8.ToArray(), "bool"u8.ToArray(), "int"u8.ToArray(), "float"u8.ToArray(), "decimal"u8.ToArray(),
        "timestamp"u8.ToArray(), "symbol"u8.ToArray(), "string"u8.ToArray(), "clob"u8.ToArray(), "blob"u8.ToArray(),
        "list"u8.ToArray(), "sexp"u8.ToArray(), "struct"u8.ToArray(),
    ];

    public static bool IsContainer(IonType type)
    {
        return type >= IonType.List;
    }

    /// <summary>The word after <c>null.</c> in text.</summary>
    public static ReadOnlySpan<byte> Keyword(IonType type)
    {
        return s_keywords[(int)type];
    }

    /// <summary>Finds the type that a word after <c>null.</c> names, or <see cref="IonType.None"/>.</summary>
    public static IonType FromKeyword(ReadOnlySpan<byte> word)
    {
        for (int i = 1; i < s_keywords.Length; i++)
        {
            if (word.SequenceEqual(s_keywords[i]))
            {
                return (IonType)i;
            }
        }

        return IonType.None;
    }

    /// <summary>
    /// The high nibble of a value's type descriptor; 2 for int, whose negative form is 3 ("Typed Value Formats").
    /// </summary>
    public static int TypeCode(IonType type)
    {
        return type <= IonType.Int ? (int)type - 1 : (int)type;
    }

    /// <summary>Refuses what is no type of a value.</summary>
    public static void RequireValueType(IonType type)
    {
        if (type is IonType.None or > IonType.Struct)
        {
            throw new ArgumentOutOfRangeException(nameof(type), type, "A value has one of the thirteen Ion types.");
        }
    }
}
