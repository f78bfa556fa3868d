using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ion.Tests.Properties;

/// <summary>Generated values are the same after every way through text and binary, for equality and for the hash.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    private const int Values = 4000;

    [Fact]
    public void A_value_is_equal_after_text_and_binary()
    {
        Tally tally = new(output, "round trips of generated values");
        for (int seed = 0; seed < Values; seed++)
        {
            IonValue value = new ValueGenerator(seed).Next();
            tally.Check("seed " + seed, () => CheckRoundTrip(value));
        }

        tally.Finish(atLeast: Values);
    }

    [Fact]
    public void A_hash_is_the_same_for_value_text_and_binary()
    {
        Tally tally = new(output, "hashes of generated values");
        int refused = 0;
        for (int seed = 0; seed < Values; seed++)
        {
            IonValue value = new ValueGenerator(seed).Next();
            tally.Check("seed " + seed, () => refused += CheckHash(value) ? 0 : 1);
        }

        output.WriteLine($"{refused} have symbols of unknown text and are refused in every form");
        Assert.InRange(refused, 1, Values / 2);
        tally.Finish(atLeast: Values);
    }

    [Fact]
    public void The_order_of_fields_matters_to_neither_equality_nor_hash()
    {
        for (int seed = 0; seed < Values; seed++)
        {
            if (new ValueGenerator(seed).Next() is IonStruct { Count: > 1 } value
                && TryHash(() => IonHash.Compute(value), out byte[]? hash))
            {
                IonStruct reversed = new([.. value.Fields.Reverse()], value.Annotations);
                IonAssert.Same<IonValue>(value, reversed);
                Assert.Equal(value.GetHashCode(), reversed.GetHashCode());
                Assert.Equal(hash, IonHash.Compute(reversed));
            }
        }
    }

    [Fact]
    public void Streams_longer_than_the_writers_buffers_keep_their_symbols()
    {
        List<IonValue> values = [];
        for (int seed = 0; seed < 8000; seed++)
        {
            values.Add(new ValueGenerator(seed).Next());
        }

        IonDatagram stream = new(values);
        byte[] binary = stream.ToBinary();
        Assert.True(binary.Length > 3 << 16, "the stream is too short to be passed on in pieces");
        IonAssert.Same(stream, IonDatagram.Parse(binary));
        IonAssert.Same(stream, IonDatagram.Parse(stream.ToText(IonTextOptions.Pretty)));
        IonAssert.Same(stream, IonDatagram.Parse(Transcode.ToText(binary)));
    }

    private static void CheckRoundTrip(IonValue value)
    {
        string text = value.ToText();
        byte[] binary = value.ToBinary();
        IonAssert.Same(value, IonValue.Parse(text));
        IonAssert.Same(value, IonValue.Parse(value.ToText(IonTextOptions.Pretty)));
        IonAssert.Same(value, IonValue.Parse(binary));
        Assert.Equal(value.GetHashCode(), IonValue.Parse(binary).GetHashCode());
        Assert.Equal(binary, Transcode.ToBinary(binary));
        IonAssert.Same(value, IonValue.Parse(Transcode.ToBinary(Encoding.UTF8.GetBytes(text))));
        IonAssert.Same(value, IonValue.Parse(Transcode.ToText(binary)));
    }

    /// <summary>Checks that all forms give one hash; false when all refuse.</summary>
    private static bool CheckHash(IonValue value)
    {
        byte[] text = Encoding.UTF8.GetBytes(value.ToText());
        byte[] binary = value.ToBinary();
        bool isHashed = TryHash(() => IonHash.Compute(value), out byte[]? hash);
        Assert.Equal(isHashed, TryHash(() => IonHash.Compute(binary), out byte[]? fromBinary));
        Assert.Equal(isHashed, TryHash(() => IonHash.Compute(text), out byte[]? fromText));
        Assert.Equal(hash, fromBinary);
        Assert.Equal(hash, fromText);
        return isHashed;
    }

    private static bool TryHash(Func<byte[]> compute, out byte[]? hash)
    {
        try
        {
            hash = compute();
            return true;
        }
        catch (IonException)
        {
            hash = null;
            return false;
        }
    }
}
