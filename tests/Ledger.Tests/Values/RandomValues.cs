using System;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Tests.Values;

/// <summary>Values of all types from so few contents that equal ones turn up in different guises.</summary>
internal static class RandomValues
{
    private static readonly string[] s_scalars =
    [
        "0", "-0e0", "0.00", "-0d5", "1", "1.0", "1e0", "10d-1", "100", "1d2", "1e2", "0.1", "0.1e0", "1d-1", "nan", "+inf", "-inf",
        "123456789012345678901234567890", "1.2345678901234567890123456789d29", "9007199254740993", "9007199254740992e0", "-7", "-7.0",
        "18446744073709551616", "1d1000000", "10d999999", "true", "false", "\"a\"", "a", "'A'", "\"\"", "''", "$0", "null", "null.int",
        "$missing::null", "2020T", "2020-01T", "2020-01-01T00:00:00.000Z", "2020-01-01T01:30+01:30", "2020-01-01T00:00:00.5Z",
        "2020-01-01T00:00:00.50-00:00", "{{YQ==}}", "{{\"a\"}}", "{{}}", "x::1", "x::\"a\"",
    ];

    public static IonValue Next(Random random, int depth)
    {
        int kind = depth == 0 ? 0 : random.Next(9);
        return kind switch
        {
            5 => new IonList(Items(random, depth)),
            6 => new IonSexp(Items(random, depth)),
            7 => PartiQLValue.Bag(Items(random, depth)),
            8 => new IonStruct([.. Items(random, depth).Select(item => new IonField("ab"[random.Next(2)].ToString(), item))]),
            _ => IonValue.Parse(s_scalars[random.Next(s_scalars.Length)]),
        };
    }

    private static ImmutableArray<IonValue> Items(Random random, int depth)
    {
        return [.. Enumerable.Range(0, random.Next(4)).Select(_ => Next(random, depth - 1))];
    }
}
