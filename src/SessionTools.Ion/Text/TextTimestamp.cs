using System;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>Reads the characters of a timestamp.</summary>
internal ref struct TextTimestamp(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>How far reading has come.</summary>
    public int Position { get; private set; }

    public Timestamp Parse()
    {
        int year = ReadDigits(4);
        if (ReadLastT())
        {
            return new Timestamp(year);
        }

        Read((byte)'-');
        int month = ReadDigits(2);
        if (ReadLastT())
        {
            return new Timestamp(year, month);
        }

        Read((byte)'-');
        int day = ReadDigits(2);
        if (Position == _text.Length || ReadLastT())
        {
            return new Timestamp(year, month, day);
        }

        Read((byte)'T');
        int hour = ReadDigits(2);
        Read((byte)':');
        int minute = ReadDigits(2);
        if (!TryRead((byte)':'))
        {
            return new Timestamp(year, month, day, hour, minute, ReadOffset());
        }

        int second = ReadDigits(2);
        TimestampFraction fraction = TryRead((byte)'.') ? ReadFraction() : default;
        return new Timestamp(TimestampPrecision.Second, year, month, day, hour, minute, second, ReadOffset(), fraction);
    }

    private static void Fail(string expected)
    {
        throw new IonException("The timestamp is malformed", expected);
    }

    private int ReadDigits(int count)
    {
        int value = 0;
        for (int i = 0; i < count; i++)
        {
            if (Position >= _text.Length || !TextChars.IsDigit(_text[Position]))
            {
                Fail("a digit");
            }

            value = (value * 10) + (_text[Position++] - '0');
        }

        return value;
    }

    private bool TryRead(byte expected)
    {
        if (Position >= _text.Length || _text[Position] != expected)
        {
            return false;
        }

        Position++;
        return true;
    }

    private void Read(byte expected)
    {
        if (!TryRead(expected))
        {
            Fail("'" + (char)expected + "'");
        }
    }

    /// <summary>Passes a <c>T</c> that ends the timestamp.</summary>
    private bool ReadLastT()
    {
        if (Position != _text.Length - 1 || _text[Position] != 'T')
        {
            return false;
        }

        Position++;
        return true;
    }

    private TimestampFraction ReadFraction()
    {
        int start = Position;
        while (Position < _text.Length && TextChars.IsDigit(_text[Position]))
        {
            Position++;
        }

        ReadOnlySpan<byte> digits = _text[start..Position];
        if (digits.IsEmpty)
        {
            Fail("a digit");
        }

        if (digits.Length < PowersOfTen.Small.Length)
        {
            return new TimestampFraction((ulong)TextNumbers.ParseDigits(digits), digits.Length);
        }

        if (digits.Length > Timestamp.MaxFractionDigits)
        {
            throw new IonException("The fraction of the second has too many digits", "at most 65,535");
        }

        BigInteger coefficient = LargeNumbers.Parse(digits);
        return TimestampFraction.From(new BigDecimal(coefficient, -digits.Length));
    }

    private int? ReadOffset()
    {
        if (TryRead((byte)'Z'))
        {
            RequireEnd();
            return 0;
        }

        bool isNegative = TryRead((byte)'-');
        if (!isNegative)
        {
            Read((byte)'+');
        }

        int hours = ReadDigits(2);
        Read((byte)':');
        int minutes = ReadDigits(2);
        RequireEnd();
        if (hours > 23 || minutes > 59)
        {
            throw new IonException("The offset is out of range", "-23:59 to 23:59");
        }

        int offset = (hours * 60) + minutes;
        return isNegative ? (offset == 0 ? null : -offset) : offset;
    }

    private readonly void RequireEnd()
    {
        if (Position != _text.Length)
        {
            Fail("the end of the timestamp");
        }
    }
}
