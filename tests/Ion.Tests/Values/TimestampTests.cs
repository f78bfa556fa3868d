using System;
using System.Numerics;
using Xunit;

namespace SessionTools.Ion.Tests.Values;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("2000T")]
    [InlineData("2000-02T")]
    [InlineData("2000-02-29")]
    [InlineData("2000-02-29T23:59Z")]
    [InlineData("2000-02-29T23:59-00:00")]
    [InlineData("2000-02-29T23:59:58+01:30")]
    [InlineData("2000-01-01T00:10:00.1234567890123456789012345-08:00")]
    [InlineData("0001-01-01T00:00:00.000Z")]
    public void Text_comes_back_as_it_was(string text)
    {
        Timestamp value = Timestamp.Parse(text);
        Assert.Equal(text, value.ToString());
        Assert.Equal(value, ((IonTimestamp)IonValue.Parse(new IonTimestamp(value).ToBinary())).Value);
    }

    [Theory]
    [InlineData("0001-01-01T00:00+00:01")]
    [InlineData("9999-12-31T23:59-00:01")]
    [InlineData("2000-13-01")]
    [InlineData("2001-02-29")]
    [InlineData("2000-01-01T24:00Z")]
    [InlineData("2000-01-01T00:00:60Z")]
    [InlineData("2000-01-01T00:00")]
    [InlineData("2000-01-01T00:00+24:00")]
    public void What_is_no_instant_is_refused(string text)
    {
        IonException e = Assert.Throws<IonException>(() => Timestamp.Parse(text));
        Assert.Equal(1, e.Line);
        Assert.NotNull(e.Expected);
    }

    [Fact]
    public void Constructors_check_their_fields()
    {
        Assert.Throws<IonException>(() => new Timestamp(0));
        Assert.Throws<IonException>(() => new Timestamp(2000, 1, 1, 0, 0, 1440));
        Assert.Throws<IonException>(() => new Timestamp(2000, 1, 1, 0, 0, 0, new BigDecimal(1, 0), 0));
        Assert.Throws<IonException>(() => new Timestamp(2000, 1, 1, 0, 0, 0, new BigDecimal(-1, -1), 0));
        Assert.Throws<IonException>(() => new Timestamp(2000, 1, 1, 0, 0, 0, new BigDecimal(10, -1), 0));
        Assert.Throws<IonException>(() => new Timestamp(2000, 1, 1, 0, 0, 0, new BigDecimal(0, -65_536), 0));
        Assert.Equal(0, new Timestamp(2000, 1, 1, 0, 0, 0, new BigDecimal(0, 5), 0).FractionDigits);
    }

    [Fact]
    public void Instants_compare_across_offsets_and_precisions()
    {
        Assert.Equal(0, Timestamp.Parse("2000-01-01T00:00Z").CompareInstant(Timestamp.Parse("2000T")));
        Assert.Equal(0, Timestamp.Parse("2000-01-01T01:00+01:00").CompareInstant(Timestamp.Parse("2000-01-01T00:00:00.00Z")));
        Assert.Equal(-1, Timestamp.Parse("2000-01-01T00:59+01:00").CompareInstant(Timestamp.Parse("2000-01-01T00:00-00:00")));
        Assert.Equal(1,
            Timestamp.Parse("2000-01-01T00:00:00.1Z").CompareInstant(Timestamp.Parse("2000-01-01T00:00:00.09999999999999999999999Z")));
    }

    [Theory]
    [InlineData("2020-01-02T03:04:05.6780000+02:00", "2020-01-02T03:04:05.678+02:00")]
    [InlineData("2020-01-02T03:04:05.0000000+00:00", "2020-01-02T03:04:05Z")]
    [InlineData("2020-01-02T03:04:05.0000001-13:59", "2020-01-02T03:04:05.0000001-13:59")]
    public void DateTimeOffset_comes_and_goes(string clock, string expected)
    {
        DateTimeOffset value = DateTimeOffset.Parse(clock, System.Globalization.CultureInfo.InvariantCulture);
        Timestamp timestamp = value;
        Assert.Equal(expected, timestamp.ToString());
        Assert.True(timestamp.TryToDateTimeOffset(out DateTimeOffset back));
        Assert.True(value.EqualsExact(back));
    }

    [Theory]
    [InlineData("2020-01-02T03:04:05-00:00")]
    [InlineData("2020-01-02T03:04Z")]
    [InlineData("2020-01-02T03:04:05+14:01")]
    [InlineData("2020-01-02T03:04:05.00000000Z")]
    public void DateTimeOffset_is_refused_where_it_would_lose_something(string text)
    {
        Assert.False(Timestamp.Parse(text).TryToDateTimeOffset(out _));
    }

    [Fact]
    public void Kinds_of_DateTime_decide_the_offset()
    {
        DateTime clock = new(2020, 1, 2, 3, 4, 5);
        Assert.Equal("2020-01-02T03:04:05Z", Timestamp.FromDateTime(DateTime.SpecifyKind(clock, DateTimeKind.Utc)).ToString());
        Assert.Equal("2020-01-02T03:04:05-00:00", Timestamp.FromDateTime(clock).ToString());
        Assert.Null(Timestamp.FromDateTime(clock).Offset);
        Assert.NotNull(Timestamp.FromDateTime(DateTime.SpecifyKind(clock, DateTimeKind.Local)).Offset);
        Assert.Equal("2020-01-02", Timestamp.FromDateOnly(new DateOnly(2020, 1, 2)).ToString());
    }

    [Fact]
    public void A_long_fraction_keeps_its_digits()
    {
        BigDecimal fraction = new(BigInteger.Pow(10, 59) + 7, -60);
        Timestamp value = new(2000, 1, 1, 0, 0, 0, fraction, null);
        Assert.Equal(fraction, value.Fraction);
        Assert.Equal(60, value.FractionDigits);
    }

    [Theory]
    [InlineData("2020-01-02T03:04:05-00:00", "2020-01-02T03:04:05.0000000+00:00")]
    [InlineData("2020-01-02", "2020-01-02T00:00:00.0000000+00:00")]
    [InlineData("2020T", "2020-01-01T00:00:00.0000000+00:00")]
    [InlineData("2020-01-02T03:04:05.123456789+01:00", "2020-01-02T03:04:05.1234567+01:00")]
    [InlineData("2020-01-02T15:04:05+15:00", "2020-01-02T00:04:05.0000000+00:00")]
    public void The_nearest_DateTimeOffset_is_there_for_every_timestamp(string text, string expected)
    {
        Assert.Equal(expected, Timestamp.Parse(text).ToDateTimeOffset().ToString("o"));
        Assert.Equal(expected, ((DateTimeOffset)new IonTimestamp(Timestamp.Parse(text))).ToString("o"));
    }

    [Theory]
    [InlineData("2020-01-02T03:04:05.123456789-00:00", "2020-01-02T03:04:05.1234567")]
    [InlineData("2020-01-02", "2020-01-02T00:00:00.0000000")]
    public void Without_an_offset_a_DateTime_has_the_fields_as_they_stand(string text, string expected)
    {
        Assert.Equal(expected, Timestamp.Parse(text).ToDateTime().ToString("o"));
        Assert.Equal(expected, ((DateTime)new IonTimestamp(Timestamp.Parse(text))).ToString("o"));
    }

    [Fact]
    public void With_an_offset_a_DateTime_is_local()
    {
        DateTimeOffset clock = new(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(5));
        DateTime value = new Timestamp(2020, 1, 2, 3, 4, 5, default, 300).ToDateTime();
        Assert.Equal((clock.LocalDateTime, DateTimeKind.Local), (value, value.Kind));
    }

    [Fact]
    public void Timestamps_compare_by_instants_with_dates_of_NET()
    {
        IonTimestamp noon = (IonTimestamp)"2020-01-02T12:00:00+01:00";
        Assert.Equal(0, noon.CompareTo(new DateTimeOffset(2020, 1, 2, 11, 0, 0, TimeSpan.Zero)));
        Assert.True(noon.CompareTo(new DateOnly(2020, 1, 2)) > 0);
        Assert.True(noon.CompareTo((IonTimestamp)"2020-01-02T12:00:00Z") < 0);
        Assert.True(noon.CompareTo(null) > 0);
        Assert.True(noon.Equals((object)new DateTime(2020, 1, 2, 11, 0, 0, DateTimeKind.Utc)));
        Assert.False(noon.Equals((IonTimestamp)"2020-01-02T11:00:00Z"));
        Assert.False(noon.Equals((object)new DateOnly(2020, 1, 2)));
        Assert.True(((IonTimestamp)"2020-01-02").Equals((object)new DateOnly(2020, 1, 2)));
        Assert.Throws<ArgumentException>(() => noon.CompareTo("noon"));
    }
}
