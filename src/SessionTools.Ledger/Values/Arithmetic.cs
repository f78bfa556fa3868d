using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>
/// <c>+ - * / %</c>: MISSING or NULL if an operand is, MISSING if an operand is no number. Ints have 64 bits and divide to ints;
/// an int with a decimal or a float becomes one, a float with a decimal a decimal; decimals have 38 digits, rounded half to even.
/// </summary>
internal static class Arithmetic
{
    private const string Overflow = "Int overflow or underflow";

    private enum Operation
    {
        Add,
        Subtract,
        Multiply,
        Divide,
        Modulo,
    }

    public static IonValue Add(IonValue left, IonValue right)
    {
        return Apply(Operation.Add, left, right);
    }

    public static IonValue Subtract(IonValue left, IonValue right)
    {
        return Apply(Operation.Subtract, left, right);
    }

    public static IonValue Multiply(IonValue left, IonValue right)
    {
        return Apply(Operation.Multiply, left, right);
    }

    public static IonValue Divide(IonValue left, IonValue right)
    {
        return Apply(Operation.Divide, left, right);
    }

    public static IonValue Modulo(IonValue left, IonValue right)
    {
        return Apply(Operation.Modulo, left, right);
    }

    /// <summary>Unary <c>-</c>.</summary>
    public static IonValue Negate(IonValue value)
    {
        return value switch
        {
            IonNull => PartiQLValue.Unknown(value, value),
            IonInt number => ToInt64(-(Int128)ToInt64(number)),
            IonFloat number => -number.Value,
            IonDecimal number => Decimals.Negate(number.Value),
            _ => PartiQLValue.Missing,
        };
    }

    /// <summary>Unary <c>+</c>.</summary>
    public static IonValue Plus(IonValue value)
    {
        return value switch
        {
            IonNull => PartiQLValue.Unknown(value, value),
            IonInt or IonFloat or IonDecimal => value,
            _ => PartiQLValue.Missing,
        };
    }

    private static IonValue Apply(Operation operation, IonValue left, IonValue right)
    {
        if (left is IonInt leftInt && right is IonInt rightInt)
        {
            return OfInts(operation, ToInt64(leftInt), ToInt64(rightInt));
        }

        if (left is IonNull || right is IonNull)
        {
            return PartiQLValue.Unknown(left, right);
        }

        if (ValueKinds.Of(left) != ValueKind.Number || ValueKinds.Of(right) != ValueKind.Number)
        {
            return PartiQLValue.Missing;
        }

        bool isFloat = (left is IonFloat && right is IonFloat or IonInt) || (left is IonInt && right is IonFloat);
        return isFloat || !IsFinite(left) || !IsFinite(right)
            ? OfFloats(operation, Numbers.ToDouble(left), Numbers.ToDouble(right))
            : OfDecimals(operation, Numbers.ToDecimal(left), Numbers.ToDecimal(right));
    }

    private static bool IsFinite(IonValue value)
    {
        return value is not IonFloat number || double.IsFinite(number.Value);
    }

    private static IonInt OfInts(Operation operation, long left, long right)
    {
        RequireDivisor(operation, right == 0);
        return operation switch
        {
            Operation.Add => ToInt64((Int128)left + right),
            Operation.Subtract => ToInt64((Int128)left - right),
            Operation.Multiply => ToInt64((Int128)left * right),
            Operation.Divide => ToInt64((Int128)left / right),
            _ => new IonInt(right == -1 ? 0 : left % right),
        };
    }

    private static IonFloat OfFloats(Operation operation, double left, double right)
    {
        return new IonFloat(operation switch
        {
            Operation.Add => left + right,
            Operation.Subtract => left - right,
            Operation.Multiply => left * right,
            Operation.Divide => left / right,
            _ => left % right,
        });
    }

    private static IonDecimal OfDecimals(Operation operation, BigDecimal left, BigDecimal right)
    {
        RequireDivisor(operation, right.IsZero);
        return new IonDecimal(operation switch
        {
            Operation.Add => Decimals.Add(left, right),
            Operation.Subtract => Decimals.Add(left, Decimals.Negate(right)),
            Operation.Multiply => Decimals.Multiply(left, right),
            Operation.Divide => Decimals.Divide(left, right),
            _ => Decimals.Remainder(left, right),
        });
    }

    private static void RequireDivisor(Operation operation, bool isZero)
    {
        if (isZero && operation is (Operation.Divide or Operation.Modulo))
        {
            throw new ValueException(operation == Operation.Divide ? "/ by zero" : "% by zero");
        }
    }

    private static long ToInt64(IonInt value)
    {
        return value.TryGetInt64(out long small) ? small : throw new ValueException(Overflow);
    }

    private static IonInt ToInt64(Int128 value)
    {
        return value >= long.MinValue && value <= long.MaxValue ? new IonInt((long)value) : throw new ValueException(Overflow);
    }
}
