using System;
using System.Globalization;
using System.Numerics;
using SessionTools.Ion;
using SessionTools.Ledger.Values;
using Xunit;
using static SessionTools.Ledger.Tests.Values.Assertions;

namespace SessionTools.Ledger.Tests.Values;

public sealed class ArithmeticTests
{
    private const string Overflow = "!Int overflow or underflow";

    [Theory]
    [InlineData("7", '+', "2", "9")]
    [InlineData("7", '/', "2", "3")]
    [InlineData("-7", '/', "2", "-3")]
    [InlineData("-7", '%', "2", "-1")]
    [InlineData("7", '%', "-2", "1")]
    [InlineData("-9223372036854775808", '%', "-1", "0")]
    [InlineData("-9223372036854775808", '/', "-1", Overflow)]
    [InlineData("9223372036854775807", '+', "1", Overflow)]
    [InlineData("-9223372036854775808", '-', "1", Overflow)]
    [InlineData("4611686018427387904", '*', "2", Overflow)]
    [InlineData("9223372036854775808", '-', "1", Overflow)]
    [InlineData("1", '/', "0", "!/ by zero")]
    [InlineData("1.0", '/', "0", "!/ by zero")]
    [InlineData("1", '%', "0", "!% by zero")]
    [InlineData("1e0", '/', "0", "+inf")]
    [InlineData("1", '+', "2.50", "3.50")]
    [InlineData("1", '+', "5e-1", "1.5e0")]
    [InlineData("1.0", '+', "5e-1", "1.5")]
    [InlineData("1.0", '+', "+inf", "+inf")]
    [InlineData("1.0", '-', "3", "-2.0")]
    [InlineData("1.5", '*', "-0.2", "-0.30")]
    [InlineData("1.0", '/', "4", "0.25")]
    [InlineData("6.00", '/', "2.0", "3.0")]
    [InlineData("1.", '/', "3", "0.33333333333333333333333333333333333333")]
    [InlineData("2.", '/', "3", "0.66666666666666666666666666666666666667")]
    [InlineData("-7.5", '%', "2", "-1.5")]
    [InlineData("1d1000000", '%', "7.", "4.")]
    [InlineData("1d-1000000", '%', "7.", "1d-1000000")]
    [InlineData("1d1000000", '+', "1", "10000000000000000000000000000000000000d999963")]
    [InlineData("1d2147483647", '*', "1d1", "!The exponent of a decimal is out of range")]
    [InlineData("1", '+', "a", "$missing::null")]
    [InlineData("null", '*', "2", "null")]
    [InlineData("$missing::null", '-', "null", "$missing::null")]
    public void Numbers_are_reckoned_with(string left, char operation, string right, string expected)
    {
        Gives(expected, () => Apply(operation, Read(left), Read(right)));
    }

    [Theory]
    [InlineData("12345678901234567890123456789012345678", "0.5", "12345678901234567890123456789012345678.")]
    [InlineData("12345678901234567890123456789012345677.", "0.5", "12345678901234567890123456789012345678.")]
    [InlineData("12345678901234567890123456789012345677.", "0.4999", "12345678901234567890123456789012345677.")]
    [InlineData("99999999999999999999999999999999999999.", "0.5", "10000000000000000000000000000000000000d1")]
    [InlineData("1d100", "-1d-100", "10000000000000000000000000000000000000d63")]
    public void Decimals_have_38_digits_and_round_half_to_even(string left, string right, string expected)
    {
        IonValue decimalLeft = Read(left) is IonInt number ? new BigDecimal(number.Value, 0) : Read(left);
        Gives(expected, () => Arithmetic.Add(decimalLeft, Read(right)));
    }

    [Theory]
    [InlineData("1", "-1")]
    [InlineData("-9223372036854775808", Overflow)]
    [InlineData("1.50", "-1.50")]
    [InlineData("0e0", "-0e0")]
    [InlineData("a", "$missing::null")]
    [InlineData("null", "null")]
    [InlineData("$missing::null", "$missing::null")]
    public void Signs_can_be_written(string value, string negated)
    {
        Gives(negated, () => Arithmetic.Negate(Read(value)));
        Gives(negated.StartsWith('$') || value == "null" ? negated : value, () => Arithmetic.Plus(Read(value)));
    }

    [Fact]
    public void Ints_and_decimals_agree_with_exact_arithmetic()
    {
        Random random = new(17);
        for (int i = 0; i < 20_000; i++)
        {
            long left = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            long right = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            char operation = "+-*/%"[random.Next(5)];
            if (right != 0 || operation is not ('/' or '%'))
            {
                BigInteger exact = Exact(operation, left, right);
                bool fits = exact >= long.MinValue && exact <= long.MaxValue;
                Gives(fits ? exact.ToString(CultureInfo.InvariantCulture) : Overflow, () => Apply(operation, left, right));
            }

            AgreesAsDecimal(operation, left, -random.Next(20), right, -random.Next(20));
        }
    }

    private static void AgreesAsDecimal(char operation, long left, int leftExponent, long right, int rightExponent)
    {
        if (operation is '/' or '%')
        {
            return;
        }

        BigInteger scaledLeft = left * BigInteger.Pow(10, operation == '*' ? 0 : leftExponent - Math.Min(leftExponent, rightExponent));
        BigInteger scaledRight = right * BigInteger.Pow(10, operation == '*' ? 0 : rightExponent - Math.Min(leftExponent, rightExponent));
        int exponent = operation == '*' ? leftExponent + rightExponent : Math.Min(leftExponent, rightExponent);
        BigDecimal exact = new(Exact(operation, scaledLeft, scaledRight), exponent);
        IonValue result = Apply(operation, new BigDecimal(left, leftExponent), new BigDecimal(right, rightExponent));
        Assert.Equal(0, exact.CompareNumerically(((IonDecimal)result).Value));
    }

    private static BigInteger Exact(char operation, BigInteger left, BigInteger right)
    {
        return operation switch
        {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            '/' => BigInteger.Divide(left, right),
            _ => BigInteger.Remainder(left, right),
        };
    }

    private static IonValue Apply(char operation, IonValue left, IonValue right)
    {
        return operation switch
        {
            '+' => Arithmetic.Add(left, right),
            '-' => Arithmetic.Subtract(left, right),
            '*' => Arithmetic.Multiply(left, right),
            '/' => Arithmetic.Divide(left, right),
            _ => Arithmetic.Modulo(left, right),
        };
    }
}
