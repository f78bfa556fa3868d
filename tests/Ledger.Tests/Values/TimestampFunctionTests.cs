using System.Globalization;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;
using Xunit;
using static SessionTools.Ledger.Tests.Values.Assertions;

namespace SessionTools.Ledger.Tests.Values;

public sealed class TimestampFunctionTests
{
    private const string TooFar = "!The result of DATE_ADD is not within the years 1 to 9999";

    [Theory]
    [InlineData(DatePart.Year, "5", "2010-01-01T", "2015-01-01")]
    [InlineData(DatePart.Year, "1", "2020-02-29", "2021-02-28")]
    [InlineData(DatePart.Month, "1", "2010T", "2010-02T")]
    [InlineData(DatePart.Month, "13", "2010T", "2011-02T")]
    [InlineData(DatePart.Day, "-1", "2017-01-10", "2017-01-09")]
    [InlineData(DatePart.Hour, "1", "2017T", "2017-01-01T01:00-00:00")]
    [InlineData(DatePart.Hour, "1", "2017-01-02T23:04Z", "2017-01-03T00:04Z")]
    [InlineData(DatePart.Minute, "1", "2017-01-02T03:04:05.006+01:00", "2017-01-02T03:05:05.006+01:00")]
    [InlineData(DatePart.Second, "1", "2017-01-02T03:04Z", "2017-01-02T03:04:01Z")]
    [InlineData(DatePart.Year, "9000", "2017T", TooFar)]
    [InlineData(DatePart.Year, "9223372036854775807", "2017T", TooFar)]
    [InlineData(DatePart.Second, "9223372036854775807", "2017T", TooFar)]
    [InlineData(DatePart.Hour, "1", "9999-12-31T22:30-01:00", TooFar)]
    [InlineData(DatePart.TimezoneHour, "1", "2017T", "!DATE_ADD has no part TimezoneHour")]
    [InlineData(DatePart.Year, "null", "2017T", "null")]
    [InlineData(DatePart.Year, "1", "$missing::null", "null")]
    [InlineData(DatePart.Year, "1", "\"2017\"", "!DATE_ADD expects a timestamp, not string")]
    public void Date_add(DatePart part, string quantity, string timestamp, string expected)
    {
        Gives(expected, () => TimestampFunctions.DateAdd(part, Read(quantity), Read(timestamp)));
    }

    [Theory]
    [InlineData(DatePart.Year, "2010-01-01", "2011-01-01", 1)]
    [InlineData(DatePart.Year, "2010-12T", "2011-01T", 0)]
    [InlineData(DatePart.Month, "2010T", "2010-05T", 4)]
    [InlineData(DatePart.Month, "2011T", "2010T", -12)]
    [InlineData(DatePart.Month, "2010-12-31", "2011-01-01", 0)]
    [InlineData(DatePart.Month, "2010-01-01T00:00:00.5Z", "2010-02-01T00:00:00.4Z", 0)]
    [InlineData(DatePart.Day, "2010-01-01T23:00Z", "2010-01-02T01:00Z", 0)]
    [InlineData(DatePart.Day, "2010-01-01T23:00Z", "2010-01-02T23:00Z", 1)]
    [InlineData(DatePart.Hour, "2010-01-01T00:00Z", "2010-01-01T00:00-02:00", 2)]
    [InlineData(DatePart.Minute, "2010-01-01T00:01:01Z", "2010-01-01T00:00:00Z", -1)]
    [InlineData(DatePart.Second, "2010-01-01T00:00:00.9Z", "2010-01-01T00:00:02.1Z", 1)]
    public void Date_diff_counts_whole_units(DatePart part, string start, string end, int expected)
    {
        string count = expected.ToString(CultureInfo.InvariantCulture);
        Gives(count, () => TimestampFunctions.DateDiff(part, Read(start), Read(end)));
    }

    [Theory]
    [InlineData(DatePart.Year, "2000-01-02T03:04:05.670+08:09", "2000")]
    [InlineData(DatePart.Month, "2000-01-02T03:04:05.670+08:09", "1")]
    [InlineData(DatePart.Day, "2000-01-02T03:04:05.670+08:09", "2")]
    [InlineData(DatePart.Hour, "2000-01-02T03:04:05.670+08:09", "3")]
    [InlineData(DatePart.Minute, "2000-01-02T03:04:05.670+08:09", "4")]
    [InlineData(DatePart.Second, "2000-01-02T03:04:05.670+08:09", "5.670")]
    [InlineData(DatePart.TimezoneHour, "2000-01-02T03:04:05.670+08:09", "8")]
    [InlineData(DatePart.TimezoneMinute, "2000-01-02T03:04:05.670-08:09", "-9")]
    [InlineData(DatePart.TimezoneHour, "2000T", "0")]
    [InlineData(DatePart.Year, "null", "null")]
    [InlineData(DatePart.Year, "2000", "!EXTRACT expects a timestamp, not int")]
    public void Extract_takes_local_fields(DatePart part, string timestamp, string expected)
    {
        Gives(expected, () => TimestampFunctions.Extract(part, Read(timestamp)));
    }

    [Theory]
    [InlineData("1969-07-20T20:18:09.0456Z", "MMMM d, y", "July 20, 1969")]
    [InlineData("1969-07-20T20:18:09.0456Z", "MMM dd, yyyy", "Jul 20, 1969")]
    [InlineData("1969-07-20T20:18:09.0456Z", "M-d-yy", "7-20-69")]
    [InlineData("1969-07-20T20:18:09.0456Z", "MM/d/y h:m a", "07/20/1969 8:18 PM")]
    [InlineData("1969-07-20T20:18:09.0456Z", "H:mm:ss.SSS", "20:18:09.045")]
    [InlineData("1969-07-20T20:18:09.0456Z", "SSSSSSSSS n", "045600000 45600000")]
    [InlineData("1969-07-20T20:18:09.0456Z", "y-MM-dd'T'HH:mm:ssX '' 'o''clock'", "1969-07-20T20:18:09Z ' oclock")]
    [InlineData("1969-07-20T00:08:09+05:30", "h hh X XX XXX x xx xxx", "12 12 +0530 +0530 +05:30 +0530 +0530 +05:30")]
    [InlineData("1969-07-20T00:08:09-05:00", "a X XX XXX", "AM -05 -0500 -05:00")]
    [InlineData("1969-07-20T00:08:09Z", "x xx xxx", "+00 +0000 +00:00")]
    [InlineData("0045T", "y yyyy yy MMMMM", "45 0045 45 J")]
    public void To_string_writes_a_pattern(string timestamp, string pattern, string expected)
    {
        Assert.Equal(expected, ((IonString)TimestampFunctions.ToText(Read(timestamp), pattern)).Value);
    }

    [Theory]
    [InlineData("b", "!The timestamp pattern 'b' is not valid: 'b' is no field")]
    [InlineData("yyyyy", "!The timestamp pattern 'yyyyy' is not valid: 'yyyyy' is no field")]
    [InlineData("y 'x", "!The timestamp pattern 'y 'x' is not valid: a quotation is not closed")]
    public void Patterns_are_checked(string pattern, string expected)
    {
        Gives(expected, () => TimestampFunctions.ToText(Read("2000T"), pattern));
    }

    [Theory]
    [InlineData("2007", "y", "2007T")]
    [InlineData("07", "yy", "2007T")]
    [InlineData("70", "yy", "1970T")]
    [InlineData("July 2007", "MMMM y", "2007-07T")]
    [InlineData("MAY-5-2007", "MMM-d-y", "2007-05-05")]
    [InlineData("2007-02-23 12:14:33", "yyyy-MM-dd HH:mm:ss", "2007-02-23T12:14:33-00:00")]
    [InlineData("2007-02-23 12:14:33.079", "yyyy-MM-dd HH:mm:ss.SSS", "2007-02-23T12:14:33.079-00:00")]
    [InlineData("2/3/2007 1:05 am +05:30", "M/d/y h:mm a XXX", "2007-02-03T01:05+05:30")]
    [InlineData("2/3/2007 12:05PM Z", "M/d/y h:mma X", "2007-02-03T12:05Z")]
    [InlineData("2007-02-03 12-08", "y-MM-dd HHx", "2007-02-03T12:00-08:00")]
    [InlineData("2007-02-03T12", "y-MM-dd'T'HH", "2007-02-03T12:00-00:00")]
    [InlineData("2007-02-03", "y-MM", "!TO_TIMESTAMP cannot read '2007-02-03' by its pattern from character 8 on")]
    [InlineData("x", "y", "!TO_TIMESTAMP cannot read 'x' by its pattern from character 1 on")]
    [InlineData("2007-5", "y-d", "!The timestamp pattern needs the month")]
    [InlineData("1", "M", "!The timestamp pattern needs the year")]
    [InlineData("2007-01-01 5", "y-MM-dd h", "!An hour by 'h' is 1 to 12 and needs AM or PM by 'a'")]
    public void To_timestamp_reads_a_pattern(string text, string pattern, string expected)
    {
        Gives(expected, () => TimestampFunctions.ToTimestamp(text, pattern));
    }

    [Theory]
    [InlineData("\"2007-02-23T12:14Z\"", "2007-02-23T12:14Z")]
    [InlineData("2007T", "!TO_TIMESTAMP expects a string, not timestamp")]
    [InlineData("null", "null")]
    [InlineData("\"2007\"", "!TO_TIMESTAMP expects a timestamp as Ion writes it, not '2007'")]
    public void To_timestamp_reads_Ion(string text, string expected)
    {
        Gives(expected, () => TimestampFunctions.ToTimestamp(Read(text), pattern: null));
    }

    [Fact]
    public void Days_that_do_not_exist_are_refused()
    {
        ValueException error = Assert.Throws<ValueException>(() => TimestampFunctions.ToTimestamp("2007-02-30", "y-MM-dd"));
        Assert.Contains("TO_TIMESTAMP makes no timestamp of '2007-02-30'", error.Message);
    }
}
