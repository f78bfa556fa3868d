using System;
using System.Collections.Immutable;
using System.Numerics;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Values;

/// <summary>
/// CAST. A value that cannot be converted is an error. NULL and MISSING become NULL, or MISSING by <c>CAST(.. AS MISSING)</c>.
/// </summary>
internal static class Casting
{
    private const int LongestQuote = 100;

    public static IonValue Cast(IonValue value, TypeName type)
    {
        if (value is IonNull)
        {
            return type.Name == "MISSING" ? PartiQLValue.Missing : PartiQLValue.Null;
        }

        return ToScalar(value, type) ?? ToContainer(value, type.Name) ?? throw Failure(value, type);
    }

    private static IonValue? ToScalar(IonValue value, TypeName type)
    {
        return type.Name switch
        {
            "BOOL" or "BOOLEAN" => ToBool(value),
            "SMALLINT" => ToInt(value, short.MinValue, short.MaxValue),
            "INT" or "INTEGER" => ToInt(value, long.MinValue, long.MaxValue),
            "FLOAT" or "REAL" or "DOUBLE PRECISION" => ToFloat(value),
            "DEC" or "DECIMAL" or "NUMERIC" => ToDecimal(value, type.Arguments),
            "TIMESTAMP" => ToTimestamp(value),
            "STRING" => ValueText.Of(value) is string text ? new IonString(text) : null,
            "SYMBOL" => ValueText.Of(value) is string text ? new IonSymbol(text) : null,
            "CHAR" or "CHARACTER" or "VARCHAR" or "CHAR VARYING" or "CHARACTER VARYING" => ToLimitedText(value, type.Arguments),
            "BLOB" => value is IonLob lob ? new IonBlob(lob.Value) : null,
            "CLOB" => value is IonLob lob ? new IonClob(lob.Value) : null,
            _ => null,
        };
    }

    private static IonValue? ToContainer(IonValue value, string type)
    {
        return type switch
        {
            "LIST" => value is IonSequence sequence ? new IonList(sequence.Items) : null,
            "SEXP" => value is IonSequence sequence ? new IonSexp(sequence.Items) : null,
            "BAG" => value is IonSequence sequence ? PartiQLValue.Bag(sequence.Items) : null,
            "STRUCT" or "TUPLE" => value as IonStruct,
            _ => null,
        };
    }

    /// <summary>Any text but "true" is FALSE.</summary>
    private static IonValue? ToBool(IonValue value)
    {
        if (value is IonBool)
        {
            return value;
        }

        if (ValueKinds.Of(value) == ValueKind.Number)
        {
            return PartiQLValue.Bool(Numbers.Compare(value, new IonInt(0)) != 0);
        }

        return PartiQLValue.Text(value) is string text ? PartiQLValue.Bool(text.Equals("true", StringComparison.OrdinalIgnoreCase)) : null;
    }

    private static IonInt? ToInt(IonValue value, long least, long most)
    {
        BigInteger? number = value switch
        {
            IonBool condition => condition.Value ? 1 : 0,
            IonInt integer => integer.Value,
            IonFloat real when double.IsFinite(real.Value) => new BigInteger(Math.Truncate(real.Value)),
            IonDecimal real => Truncate(real.Value),
            _ => PartiQLValue.Text(value) is string text ? NumberText.ParseInt(text) : null,
        };
        if (number is null)
        {
            return null;
        }

        return number >= least && number <= most ? new IonInt(number.Value) : throw new ValueException("Int overflow or underflow");
    }

    /// <summary>The whole part; beyond 64 bits any number that is as large.</summary>
    private static BigInteger Truncate(BigDecimal value)
    {
        const int MostDigits = 19;
        int digits = Decimals.DigitCount(value.Coefficient);
        if ((long)digits + value.Exponent > MostDigits && !value.IsZero)
        {
            return value.Coefficient.Sign * Decimals.Power(MostDigits);
        }

        if (value.Exponent >= 0)
        {
            return value.IsZero ? 0 : value.Coefficient * Decimals.Power(value.Exponent);
        }

        return -(long)value.Exponent >= digits ? 0 : BigInteger.Divide(value.Coefficient, Decimals.Power(-value.Exponent));
    }

    private static IonFloat? ToFloat(IonValue value)
    {
        if (value is IonBool condition)
        {
            return new IonFloat(condition.Value ? 1 : 0);
        }

        double? number = ValueKinds.Of(value) == ValueKind.Number
            ? Numbers.ToDouble(value)
            : PartiQLValue.Text(value) is string text ? NumberText.ParseFloat(text) : null;
        return number is double known ? new IonFloat(known) : null;
    }

    private static IonDecimal? ToDecimal(IonValue value, ImmutableArray<int> arguments)
    {
        BigDecimal? number = value switch
        {
            IonBool condition => condition.Value ? 1L : 0L,
            IonInt or IonDecimal => Numbers.ToDecimal(value),
            IonFloat real when double.IsFinite(real.Value) => Numbers.ToDecimal(value),
            _ => PartiQLValue.Text(value) is string text ? NumberText.ParseDecimal(text) : null,
        };
        if (number is not BigDecimal known)
        {
            return null;
        }

        return new IonDecimal(arguments.IsEmpty ? Decimals.Round(known.Coefficient, known.Exponent) : Decimals.Fit(known, arguments));
    }

    private static IonTimestamp? ToTimestamp(IonValue value)
    {
        if (value is IonTimestamp timestamp)
        {
            return new IonTimestamp(timestamp.Value);
        }

        return PartiQLValue.Text(value) is string text && TimestampText.TryParse(text, out Timestamp parsed)
            ? new IonTimestamp(parsed)
            : null;
    }

    /// <summary>Text of at most so many code points; what is beyond them is cut off.</summary>
    private static IonValue? ToLimitedText(IonValue value, ImmutableArray<int> arguments)
    {
        if (ValueText.Of(value) is not string text)
        {
            return null;
        }

        return arguments.IsEmpty ? new IonString(text) : TextFunctions.Substring(text, 1, arguments[0]);
    }

    private static ValueException Failure(IonValue value, TypeName type)
    {
        string text = ValueText.Of(value) ?? "";
        string quote = text.Length == 0 || text.Length > LongestQuote ? "" : ": " + text;
        return new ValueException("Cannot convert " + PartiQLValue.Describe(value) + " to " + type.Name + quote);
    }
}
