using System;
using System.Collections.Generic;
using System.Globalization;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>TO_TIMESTAMP with a pattern. The result states the smallest field that the pattern has.</summary>
internal ref struct TimestampParser
{
    private const int NanosecondDigits = 9;
    private const int FirstOfTwoDigitYears = 1970;

    private readonly TimestampFields _fields = new();
    private readonly string _text;
    private ReadOnlySpan<char> _rest;

    private TimestampParser(string text)
    {
        _text = text;
        _rest = text;
    }

    /// <exception cref="ValueException">The text is not as the pattern says, or no timestamp comes of it.</exception>
    public static Timestamp Parse(string text, List<PatternItem> pattern)
    {
        TimestampParser parser = new(text);
        foreach (PatternItem item in pattern)
        {
            parser.Read(item);
        }

        parser.Require(parser._rest.IsEmpty);
        try
        {
            return parser._fields.ToTimestamp();
        }
        catch (IonException e)
        {
            throw new ValueException("TO_TIMESTAMP makes no timestamp of '" + text + "': " + e.Message);
        }
    }

    private void Read(PatternItem item)
    {
        switch (item.Letter)
        {
            case '\'':
                Require(_rest.StartsWith(item.Text));
                _rest = _rest[item.Text.Length..];
                break;
            case 'y':
                _fields.Year = item.Count == 2 ? ReadShortYear() : ReadInt(item.Count, most: 4);
                break;
            case 'M':
                _fields.Month = item.Count > 2 ? ReadMonthName(item.Count) : ReadInt(item.Count, most: 2);
                break;
            case 'd':
                _fields.Day = ReadInt(item.Count, most: 2);
                break;
            default:
                ReadTime(item);
                break;
        }
    }

    private void ReadTime(PatternItem item)
    {
        switch (item.Letter)
        {
            case 'a':
                _fields.IsAfternoon = ReadIsAfternoon();
                break;
            case 'h':
                _fields.HourOfHalfDay = ReadInt(item.Count, most: 2);
                break;
            case 'H':
                _fields.Hour = ReadInt(item.Count, most: 2);
                break;
            case 'm':
                _fields.Minute = ReadInt(item.Count, most: 2);
                break;
            case 's':
                _fields.Second = ReadInt(item.Count, most: 2);
                break;
            case 'S':
                _fields.Fraction = new BigDecimal((long)ReadInt(item.Count, item.Count), -item.Count);
                break;
            case 'n':
                _fields.Fraction = new BigDecimal((long)ReadInt(least: 1, NanosecondDigits), -NanosecondDigits);
                break;
            default:
                _fields.Offset = ReadOffset(item);
                break;
        }
    }

    private int ReadInt(int least, int most)
    {
        int length = 0;
        while (length < most && length < _rest.Length && char.IsAsciiDigit(_rest[length]))
        {
            length++;
        }

        Require(length >= least);
        int value = int.Parse(_rest[..length], NumberStyles.None, CultureInfo.InvariantCulture);
        _rest = _rest[length..];
        return value;
    }

    private int ReadShortYear()
    {
        int year = ReadInt(least: 2, most: 2);
        return ((year + 100 - (FirstOfTwoDigitYears % 100)) % 100) + FirstOfTwoDigitYears;
    }

    private int ReadMonthName(int count)
    {
        for (int month = 1; month <= 12 && count < 5; month++)
        {
            string full = DateTimeFormatInfo.InvariantInfo.GetMonthName(month);
            string name = count == 3 ? full[..3] : full;
            if (_rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                _rest = _rest[name.Length..];
                return month;
            }
        }

        throw Failure();
    }

    private bool ReadIsAfternoon()
    {
        bool isAfternoon = _rest.StartsWith("PM", StringComparison.OrdinalIgnoreCase);
        Require(isAfternoon || _rest.StartsWith("AM", StringComparison.OrdinalIgnoreCase));
        _rest = _rest[2..];
        return isAfternoon;
    }

    private int ReadOffset(PatternItem item)
    {
        if (item.Letter == 'X' && _rest.StartsWith("Z"))
        {
            _rest = _rest[1..];
            return 0;
        }

        Require(_rest.StartsWith("+") || _rest.StartsWith("-"));
        int sign = _rest[0] == '-' ? -1 : 1;
        _rest = _rest[1..];
        int hours = ReadInt(least: 2, most: 2);
        if (item.Count == 3)
        {
            Require(_rest.StartsWith(":"));
            _rest = _rest[1..];
        }

        bool hasMinutes = item.Count > 1 || (!_rest.IsEmpty && char.IsAsciiDigit(_rest[0]));
        int minutes = hasMinutes ? ReadInt(least: 2, most: 2) : 0;
        Require(minutes < 60);
        return sign * ((hours * 60) + minutes);
    }

    private readonly void Require(bool holds)
    {
        if (!holds)
        {
            throw Failure();
        }
    }

    private readonly ValueException Failure()
    {
        int place = _text.Length - _rest.Length + 1;
        return new ValueException(string.Create(
            CultureInfo.InvariantCulture, $"TO_TIMESTAMP cannot read '{_text}' by its pattern from character {place} on"));
    }
}
