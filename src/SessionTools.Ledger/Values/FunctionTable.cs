using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>What functions know besides their arguments.</summary>
internal sealed record FunctionContext(DateTimeOffset Now, string TransactionId);

/// <summary>What a function does with as many arguments as it takes.</summary>
internal delegate IonValue FunctionBody(FunctionContext context, ReadOnlySpan<IonValue> arguments);

/// <summary>A function. Its name is in lower case, as in the syntax tree; extended ones QLDB does not have.</summary>
internal sealed record Function(string Name, int LeastArguments, int MostArguments, bool IsExtended, FunctionBody Body);

/// <summary>The functions without any syntax of their own; CAST, EXTRACT, DATE_ADD, DATE_DIFF and TRIM have one.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, Function> s_functions = Enumerable.Concat(QldbFunctions(), MoreFunctions())
        .ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>The function with a name in lower case, or null.</summary>
    public static Function? Find(string name)
    {
        return s_functions.GetValueOrDefault(name);
    }

    private static IEnumerable<Function> QldbFunctions()
    {
        yield return Of("char_length", 1, 1, (_, a) => TextFunctions.CharLength(a[0]));
        yield return Of("character_length", 1, 1, (_, a) => TextFunctions.CharLength(a[0]));
        yield return Of("coalesce", 1, int.MaxValue, (_, a) => GeneralFunctions.Coalesce(a));
        yield return Of("exists", 1, 1, (_, a) => GeneralFunctions.Exists(a[0]));
        yield return Of("lower", 1, 1, (_, a) => TextFunctions.Lower(a[0]));
        yield return Of("nullif", 2, 2, (_, a) => GeneralFunctions.NullIf(a[0], a[1]));
        yield return Of("size", 1, 1, (_, a) => GeneralFunctions.Size(a[0]));
        yield return Of("substring", 2, 3, (_, a) => TextFunctions.Substring(a[0], a[1], a.Length > 2 ? a[2] : null));
        yield return Of("to_string", 2, 2, (_, a) => TimestampFunctions.ToText(a[0], a[1]));
        yield return Of("to_timestamp", 1, 2, (_, a) => TimestampFunctions.ToTimestamp(a[0], a.Length > 1 ? a[1] : null));
        yield return Of("txid", 0, 0, (context, _) => context.TransactionId);
        yield return Of("upper", 1, 1, (_, a) => TextFunctions.Upper(a[0]));
        yield return Of("utcnow", 0, 0, (context, _) => context.Now.ToUniversalTime());
    }

    private static IEnumerable<Function> MoreFunctions()
    {
        yield return Extended("abs", 1, (_, a) => ExtendedFunctions.Abs(a[0]));
        yield return Extended("bit_length", 1, (_, a) => ExtendedFunctions.OctetLength("BIT_LENGTH", a[0], unit: 8));
        yield return Extended("cardinality", 1, (_, a) => GeneralFunctions.Size(a[0]));
        yield return Extended("mod", 2, (_, a) => Arithmetic.Modulo(a[0], a[1]));
        yield return Extended("octet_length", 1, (_, a) => ExtendedFunctions.OctetLength("OCTET_LENGTH", a[0], unit: 1));
        yield return Extended("position", 2, (_, a) => ExtendedFunctions.Position(a[0], a[1]));
    }

    private static Function Of(string name, int least, int most, FunctionBody body)
    {
        return new Function(name, least, most, IsExtended: false, body);
    }

    private static Function Extended(string name, int count, FunctionBody body)
    {
        return new Function(name, count, count, IsExtended: true, body);
    }
}
