using System;
using System.Linq;
using Xunit;

namespace SessionTools.Ledger.Tests.Transactions;

public sealed class UniqueIdTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2026-03-01T12:30:15.678Z")]
    public void An_id_says_when_it_was_made(string time)
    {
        DateTimeOffset made = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        DateTimeOffset said = UniqueId.TimeOf(UniqueId.New(made))!.Value;
        Assert.InRange(made - said, TimeSpan.Zero, TimeSpan.FromSeconds(1d / 16384));
    }

    [Theory]
    [InlineData("")]
    [InlineData("too short")]
    [InlineData("0123456789-12345678901")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzz")]
    public void Any_other_text_says_nothing(string text)
    {
        Assert.Null(UniqueId.TimeOf(text));
    }

    [Fact]
    public void Ids_differ()
    {
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => UniqueId.New(now)).Distinct().Count());
    }
}
