using System;
using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Values;

/// <summary><c>value IS type</c>. MISSING IS NULL too; a typed null is of no other type.</summary>
internal static class TypeTests
{
    public static bool Is(IonValue value, TypeName type)
    {
        if (value is IonNull)
        {
            return type.Name == "NULL" || (type.Name == "MISSING" && PartiQLValue.IsMissing(value));
        }

        return type.Name switch
        {
            "SMALLINT" => value is IonInt number && number.TryGetInt64(out long small) && small is >= short.MinValue and <= short.MaxValue,
            "DEC" or "DECIMAL" or "NUMERIC" => value is IonDecimal number && Fits(number.Value, type.Arguments),
            "CHAR" or "CHARACTER" => value is IonString text && (type.Arguments.IsEmpty || Length(text) == type.Arguments[0]),
            "VARCHAR" or "CHAR VARYING" or "CHARACTER VARYING" =>
                value is IonString text && (type.Arguments.IsEmpty || Length(text) <= type.Arguments[0]),
            _ => IsUnparameterized(value, type.Name),
        };
    }

    private static bool IsUnparameterized(IonValue value, string name)
    {
        ValueKind kind = ValueKinds.Of(value);
        return name switch
        {
            "BOOL" or "BOOLEAN" => kind == ValueKind.Bool,
            "INT" or "INTEGER" => value is IonInt,
            "FLOAT" or "REAL" or "DOUBLE PRECISION" => value is IonFloat,
            "TIMESTAMP" => kind == ValueKind.Timestamp,
            "STRING" => value is IonString,
            "SYMBOL" => value is IonSymbol,
            "BLOB" => kind == ValueKind.Blob,
            "CLOB" => kind == ValueKind.Clob,
            "LIST" => kind == ValueKind.List,
            "SEXP" => kind == ValueKind.Sexp,
            "BAG" => kind == ValueKind.Bag,
            "STRUCT" or "TUPLE" => kind == ValueKind.Struct,
            _ => false,
        };
    }

    private static int Length(IonString text)
    {
        return TextFunctions.CountCodePoints(text.Value);
    }

    /// <summary>Whether a decimal has at most the digits that DECIMAL(precision, scale) gives, before the point and after it.</summary>
    private static bool Fits(BigDecimal value, ImmutableArray<int> arguments)
    {
        if (arguments.IsEmpty)
        {
            return true;
        }

        int scale = arguments.Length > 1 ? arguments[1] : 0;
        long integerDigits = value.IsZero ? 0 : Math.Max(0, Decimals.DigitCount(value.Coefficient) + (long)value.Exponent);
        return -(long)value.Exponent <= scale && integerDigits <= arguments[0] - scale;
    }
}
