using System;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using System.Text;

namespace SessionTools.Ion.Tests;

/// <summary>Makes values of every type from a seed, with the edges more often than chance would.</summary>
internal sealed class ValueGenerator(int seed)
{
    private const int DeepestNesting = 4;

    private readonly Random _random = new(seed);

    public IonValue Next(int depth = 0)
    {
        ImmutableArray<SymbolToken> annotations = _random.Next(5) == 0
            ? [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Symbol())]
            : [];
        int kind = _random.Next(depth >= DeepestNesting ? 10 : 13);
        return kind switch
        {
            0 => new IonNull((IonType)_random.Next(1, 14), annotations),
            1 => new IonBool(_random.Next(2) == 0, annotations),
            2 => new IonInt(Integer(), annotations),
            3 => new IonFloat(Float(), annotations),
            4 => new IonDecimal(Decimal(), annotations),
            5 => new IonTimestamp(Timestamp(), annotations),
            6 => new IonSymbol(Symbol(), annotations),
            7 => new IonString(Text(), annotations),
            8 => new IonClob([.. Bytes()], annotations),
            9 => new IonBlob([.. Bytes()], annotations),
            10 => new IonList([.. Items(depth)], annotations),
            11 => new IonSexp([.. Items(depth)], annotations),
            _ => new IonStruct(Fields(depth), annotations),
        };
    }

    public BigInteger Integer()
    {
        BigInteger value = _random.Next(4) switch
        {
            0 => _random.Next(-1, 2),
            1 => _random.Next(),
            2 => BigInteger.One << _random.Next(1, 200),
            _ => new BigInteger(Bytes(), isUnsigned: true),
        };
        return _random.Next(2) == 0 ? value : _random.Next(3) - value;
    }

    public BigDecimal Decimal()
    {
        int exponent = _random.Next(4) switch
        {
            0 => 0,
            1 => -_random.Next(1, 12),
            2 => _random.Next(-400, 400),
            _ => _random.Next(2) == 0 ? int.MinValue : int.MaxValue,
        };
        return _random.Next(10) == 0 ? BigDecimal.NegativeZero(exponent) : new BigDecimal(Integer(), exponent);
    }

    public Timestamp Timestamp()
    {
        int year = _random.Next(10) == 0 ? 9999 : _random.Next(2, 9999);
        int month = _random.Next(1, 13);
        int day = _random.Next(1, DateTime.DaysInMonth(year, month) + 1);
        int hour = _random.Next(24);
        int minute = _random.Next(60);
        int? offset = _random.Next(4) switch
        {
            0 => 0,
            1 => null,
            _ => year == 9999 ? _random.Next(0, 1440) : _random.Next(-1439, 1440),
        };
        return _random.Next(6) switch
        {
            0 => new Timestamp(year),
            1 => new Timestamp(year, month),
            2 => new Timestamp(year, month, day),
            3 => new Timestamp(year, month, day, hour, minute, offset),
            4 => new Timestamp(year, month, day, hour, minute, _random.Next(60), offset),
            _ => new Timestamp(year, month, day, hour, minute, _random.Next(60), Fraction(), offset),
        };
    }

    public string Text()
    {
        StringBuilder text = new();
        int length = _random.Next(8) == 0 ? _random.Next(300) : _random.Next(12);
        for (int i = 0; i < length; i++)
        {
            text.Append(_random.Next(6) switch
            {
                0 => new Rune(_random.Next(0x20)),
                1 => new Rune("\"'\\/?$:{}[]()/*\u007f"[_random.Next(16)]),
                2 => new Rune(_random.Next(0x80, 0xD800)),
                3 => new Rune(_random.Next(0xE000, 0x110000)),
                _ => new Rune(_random.Next('a', 'z' + 1)),
            });
        }

        return text.ToString();
    }

    private SymbolToken Symbol()
    {
        string[] awkward = ["", "null", "null.int", "true", "nan", "$1", "$ion_1_0", "$ion_symbol_table", "name", "+inf",
            "a b", "ä"];
        return _random.Next(10) switch
        {
            0 => default,
            1 => new SymbolToken(new ImportLocation("table" + _random.Next(2), _random.Next(1, 500))),
            2 => awkward[_random.Next(awkward.Length)],
            3 => Text(),
            _ => "name" + _random.Next(300),
        };
    }

    private BigDecimal Fraction()
    {
        int digits = _random.Next(3) == 0 ? _random.Next(20, 60) : _random.Next(1, 20);
        return new BigDecimal(BigInteger.Remainder(BigInteger.Abs(Integer()), BigInteger.Pow(10, digits)), -digits);
    }

    private double Float()
    {
        double[] edges = [0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue,
            double.Epsilon, 0.1, 1.5];
        return _random.Next(2) == 0 ? edges[_random.Next(edges.Length)] : BitConverter.Int64BitsToDouble(_random.NextInt64());
    }

    private byte[] Bytes()
    {
        byte[] bytes = new byte[_random.Next(8) == 0 ? _random.Next(300) : _random.Next(20)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private IonValue[] Items(int depth)
    {
        return [.. Enumerable.Range(0, _random.Next(6)).Select(_ => Next(depth + 1))];
    }

    private ImmutableArray<IonField> Fields(int depth)
    {
        return [.. Enumerable.Range(0, _random.Next(6)).Select(_ => new IonField(Symbol(), Next(depth + 1)))];
    }
}
