using System;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Values;
using Xunit;
using static SessionTools.Ledger.Tests.Values.Assertions;

namespace SessionTools.Ledger.Tests.Values;

public sealed class KeyEncodingTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("null.string")]
    [InlineData("$missing::null")]
    public void Unknown_values_have_no_key(string value)
    {
        Assert.Null(KeyEncoding.Encode(Read(value)));
        Assert.False(KeyEncoding.EncodeAny(Read(value)).IsEmpty);
    }

    [Fact]
    public void Keys_are_short_however_large_the_value()
    {
        IonValue text = new string('x', 100_000);
        IonValue other = new string('x', 99_999) + "y";
        Assert.Equal(80, KeyEncoding.Encode(text)!.Value.Length);
        Assert.False(KeyEncoding.Encode(text)!.Value.Span.SequenceEqual(KeyEncoding.Encode(other)!.Value.Span));
        Assert.InRange(KeyEncoding.Encode(Read("1d1000000"))!.Value.Length, 1, 20);
        Assert.InRange(KeyEncoding.Encode(IonValue.Parse("1" + new string('0', 5_000)))!.Value.Length, 1, 20);
    }

    [Fact]
    public void Keys_are_the_same_exactly_where_values_are_equal()
    {
        Random random = new(11);
        IonValue[] values = [.. Enumerable.Range(0, 900).Select(_ => RandomValues.Next(random, depth: 2))];
        ReadOnlyMemory<byte>[] keys = [.. values.Select(KeyEncoding.EncodeAny)];
        int equalPairs = 0;
        for (int i = 0; i < values.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                bool areEqual = Equality.AreEqual(values[i], values[j]);
                bool haveOneKey = keys[i].Span.SequenceEqual(keys[j].Span);
                equalPairs += areEqual ? 1 : 0;
                if (areEqual != haveOneKey)
                {
                    Assert.Fail(values[i] + " and " + values[j]);
                }
            }
        }

        Assert.True(equalPairs > 1_000, "only " + equalPairs + " pairs were equal");
    }

    [Fact]
    public void Equality_is_an_equivalence_and_the_order_agrees_with_it()
    {
        Random random = new(12);
        IonValue[] values = [.. Enumerable.Range(0, 100).Select(_ => RandomValues.Next(random, depth: 2))];
        int[][] order = [.. values.Select(a => values.Select(b => Ordering.Compare(a, b)).ToArray())];
        bool[][] isEqual = [.. values.Select(a => values.Select(b => Equality.AreEqual(a, b)).ToArray())];
        for (int i = 0; i < values.Length; i++)
        {
            Assert.True(Equality.AreEqual(values[i], IonValue.Parse(values[i].ToBinary())), values[i].ToString());
            for (int j = 0; j < values.Length; j++)
            {
                Assert.Equal(isEqual[i][j], isEqual[j][i]);
                Assert.Equal(Math.Sign(order[i][j]), -Math.Sign(order[j][i]));
                Assert.True(!isEqual[i][j] || order[i][j] == 0, "equal, but not level: " + i + " and " + j);
                for (int k = 0; k < values.Length; k++)
                {
                    bool breaks = isEqual[i][j] && isEqual[j][k] && !isEqual[i][k];
                    breaks |= order[i][j] <= 0 && order[j][k] <= 0 && order[i][k] > 0;
                    if (breaks)
                    {
                        Assert.Fail(values[i] + ", " + values[j] + ", " + values[k]);
                    }
                }
            }
        }
    }

    [Fact]
    public void The_indexed_field_is_found_in_the_document()
    {
        byte[] document = Read("x::{other: {name: 1}, name: \"A\", name: \"B\", none: null, list: [1, 2]}").ToBinary();
        IndexKeys keys = new();
        Assert.Equal(KeyEncoding.Encode(Read("A"))!.Value.ToArray(), keys.KeyOf(document, "name")!.Value.ToArray());
        Assert.Equal(KeyEncoding.Encode(Read("[1., 2.]"))!.Value.ToArray(), keys.KeyOf(document, "list")!.Value.ToArray());
        Assert.Null(keys.KeyOf(document, "none"));
        Assert.Null(keys.KeyOf(document, "Name"));
        Assert.Null(keys.KeyOf(Read("[1]").ToBinary(), "name"));
    }
}
