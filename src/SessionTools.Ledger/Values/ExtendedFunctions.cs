using System;
using System.Numerics;
using System.Text;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>Functions of PartiQL that QLDB does not have. An unknown argument makes the result NULL.</summary>
internal static class ExtendedFunctions
{
    /// <summary>ABS; a zero loses its sign.</summary>
    public static IonValue Abs(IonValue value)
    {
        return value switch
        {
            IonNull => PartiQLValue.Null,
            IonFloat number => Math.Abs(number.Value),
            IonDecimal number => new BigDecimal(BigInteger.Abs(number.Value.Coefficient), number.Value.Exponent),
            IonInt => Numbers.Compare(value, new IonInt(0)) < 0 ? Arithmetic.Negate(value) : value,
            _ => throw Arguments.Unexpected("ABS", "a number", value),
        };
    }

    /// <summary>OCTET_LENGTH, and with eight units an octet BIT_LENGTH, of the text in UTF-8.</summary>
    public static IonValue OctetLength(string function, IonValue text, int unit)
    {
        return text is IonNull ? PartiQLValue.Null : (long)unit * Encoding.UTF8.GetByteCount(Arguments.Text(function, text));
    }

    /// <summary>POSITION: where a text first is in another, counted in code points from 1; 0 if nowhere.</summary>
    public static IonValue Position(IonValue part, IonValue text)
    {
        if (part is IonNull || text is IonNull)
        {
            return PartiQLValue.Null;
        }

        string whole = Arguments.Text("POSITION", text);
        int index = whole.IndexOf(Arguments.Text("POSITION", part), StringComparison.Ordinal);
        return index < 0 ? 0 : TextFunctions.CountCodePoints(whole.AsSpan(0, index)) + 1;
    }
}
