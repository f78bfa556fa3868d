using System;
using System.Buffers;
using System.Numerics;
using System.Text;
using Xunit;

namespace SessionTools.Ion.Tests.Reading;

public sealed class IonReaderTests
{
    private const string Sample = "a::b::{x:1,y:[true,{z:\"deep\"}],x:null.int} 'sym' {{aGk=}} {{\"clob\"}}";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pulling_shows_names_annotations_types_and_contents(bool isBinary)
    {
        IonReader reader = new(SampleAs(isBinary));
        Assert.Equal(isBinary ? IonFormat.Binary : IonFormat.Text, reader.Format);
        Assert.Equal(IonType.None, reader.Type);
        Assert.True(reader.Read());
        Assert.Equal(IonType.Struct, reader.Type);
        Assert.Equal(2, reader.AnnotationCount);
        Assert.Equal("a", reader.GetAnnotation(0));
        Assert.True(reader.TryGetAnnotationUtf8(1, out ReadOnlySpan<byte> second));
        Assert.True(second.SequenceEqual("b"u8));
        reader.StepIn();
        Assert.True(reader.IsInStruct);
        Assert.True(reader.Read());
        Assert.True(reader.FieldNameEquals("x"u8));
        Assert.False(reader.FieldNameEquals("y"u8));
        Assert.Equal("x", reader.FieldName.Text);
        Assert.Equal(1, reader.GetInt64());
        Assert.Equal(BigInteger.One, reader.GetBigInteger());
        Assert.True(reader.Read());
        Assert.Equal(IonType.List, reader.Type);
        Assert.True(reader.Read());
        Assert.True(reader.IsNull);
        Assert.Equal(IonType.Int, reader.Type);
        Assert.False(reader.Read());
        Assert.Equal(IonType.None, reader.Type);
        reader.StepOut();
        Assert.True(reader.Read());
        Assert.Equal("sym", reader.GetSymbol());
        Assert.True(reader.Read());
        Assert.True(reader.GetLob().SequenceEqual("hi"u8));
        Assert.True(reader.Read());
        Assert.True(reader.GetLob().SequenceEqual("clob"u8));
        Assert.False(reader.Read());
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stepping_out_early_passes_the_rest(bool isBinary)
    {
        IonReader reader = new(SampleAs(isBinary));
        reader.Read();
        reader.StepIn();
        reader.Read();
        reader.Read();
        reader.StepIn();
        reader.Read();
        reader.Read();
        reader.StepIn();
        Assert.Equal(3, reader.Depth);
        reader.StepOut();
        reader.StepOut();
        Assert.True(reader.Read());
        Assert.True(reader.IsNull);
        reader.StepOut();
        Assert.Equal(0, reader.Depth);
        Assert.True(reader.Read());
        Assert.Equal("sym", reader.GetSymbol());
    }

    [Fact]
    public void Asking_for_what_is_not_there_is_a_misuse()
    {
        Assert.Throws<InvalidOperationException>(() => OnFirst("1", reader => reader.GetString()));
        Assert.Throws<InvalidOperationException>(() => OnFirst("null.string", reader => reader.GetString()));
        Assert.Throws<InvalidOperationException>(() => OnFirst("1", reader => reader.FieldName));
        Assert.Throws<InvalidOperationException>(() => OnFirst("\"a\"", reader => reader.GetLob().Length));
        Assert.Throws<ArgumentOutOfRangeException>(() => OnFirst("a::1", reader => reader.GetAnnotation(1)));
        Assert.Throws<InvalidOperationException>(() => OnFirst("1", Enter));
        Assert.Throws<InvalidOperationException>(() => OnFirst("null.list", Enter));
        Assert.Throws<InvalidOperationException>(() => OnFirst("[]", Leave));
    }

    [Fact]
    public void An_int_beyond_64_bits_is_given_whole_or_refused()
    {
        foreach (string text in new[] { "9223372036854775808", "-9223372036854775809", "0x8000000000000000",
            "-0x1_0000_0000_0000_0000" })
        {
            byte[] data = Encoding.UTF8.GetBytes(text);
            Assert.Throws<IonException>(() => OnFirst(text, reader => reader.GetInt64()));
            Assert.False(IonValue.Parse(data) is IonInt small && small.TryGetInt64(out _));
            Assert.Equal(IonValue.Parse(data), IonValue.Parse(IonValue.Parse(data).ToBinary()));
        }

        OnFirst("-9223372036854775808", reader =>
        {
            Assert.Equal(long.MinValue, reader.GetInt64());
            return 0;
        });
    }

    [Fact]
    public void Long_numbers_are_exact()
    {
        string digits = string.Concat(System.Linq.Enumerable.Repeat("1234567890", 5000));
        IonInt value = (IonInt)IonValue.Parse(digits);
        BigInteger nines = BigInteger.Pow(10, digits.Length) - 1;
        Assert.Equal(nines / 9_999_999_999 * 1_234_567_890, value.Value);
        Assert.Equal(digits, value.ToText());
    }

    [Fact]
    public void A_sequence_of_segments_reads_like_one()
    {
        byte[] data = SampleAs(isBinary: true);
        Segment first = new(data.AsMemory(0, 7), 0);
        Segment last = first.Append(data.AsMemory(7, 9)).Append(data.AsMemory(16));
        ReadOnlySequence<byte> sequence = new(first, 0, last, last.Memory.Length);
        IonAssert.Same(IonDatagram.Parse(data), IonDatagram.Parse(sequence));
        IonAssert.Same(IonDatagram.Parse(data), IonDatagram.Parse(new ReadOnlySequence<byte>(data)));
    }

    [Theory]
    [InlineData("utf-16LE")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32LE")]
    [InlineData("utf-32BE")]
    [InlineData("utf-8")]
    public void Wide_encodings_and_byte_order_marks_are_understood(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        const string Text = "{name:\"Grüße 😀\"}";
        IonAssert.SameAsText(Text, IonValue.Parse(encoding.GetBytes("\uFEFF" + Text)));
        IonAssert.SameAsText(Text, IonValue.Parse(encoding.GetBytes(Text)));
    }

    [Fact]
    public void Wide_encodings_with_damage_are_refused()
    {
        byte[] lone = [(byte)'"', 0, 0x00, 0xD8, (byte)'"', 0];
        Assert.Throws<IonException>(() => IonDatagram.Parse(lone));
    }

    [Fact]
    public void Nothing_but_strings_is_allocated_for_scalars()
    {
        foreach (bool isBinary in new[] { false, true })
        {
            byte[] few = Numbers(10, isBinary);
            byte[] many = Numbers(5000, isBinary);

            // 45,000 more scalars; the runtime's own count is only as exact as the memory it hands out at a time.
            Assert.InRange(AllocatedByPulling(many) - AllocatedByPulling(few), -20_000, 20_000);
        }
    }

    private static byte[] Numbers(int count, bool isBinary)
    {
        StringBuilder text = new("[");
        for (int i = 0; i < count; i++)
        {
            text.Append("{id:").Append(i).Append(",d:-1.25,e:1d-40,f:").Append(i).Append(".5e0,b:true,s:open,n:null.int,")
                .Append("t:2020-01-02T03:04:05.678+01:00,big:12345678901234567890.12345,skipped:\"text\"},");
        }

        text.Append(']');
        return isBinary ? IonValue.Parse(text.ToString()).ToBinary() : Encoding.UTF8.GetBytes(text.ToString());
    }

    private static long AllocatedByPulling(byte[] data)
    {
        PullAll(data);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PullAll(data);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long PullAll(byte[] data)
    {
        IonReader reader = new(data);
        long sum = 0;
        while (reader.Read() || reader.Depth > 0)
        {
            switch (reader.Type)
            {
                case IonType.None:
                    reader.StepOut();
                    break;
                case IonType.List or IonType.Struct:
                    reader.StepIn();
                    break;
                case IonType.Int:
                    sum += reader.IsNull ? 0 : reader.GetInt64();
                    break;
                case IonType.Decimal:
                    sum += reader.GetDecimal().Exponent;
                    break;
                case IonType.Float:
                    sum += (long)reader.GetDouble();
                    break;
                case IonType.Bool:
                    sum += reader.GetBool() ? 1 : 0;
                    break;
                case IonType.Timestamp:
                    sum += reader.GetTimestamp().Second;
                    break;
                case IonType.Symbol:
                    sum += reader.TryGetSymbolUtf8(out ReadOnlySpan<byte> text) ? text.Length : 0;
                    break;
            }
        }

        return sum;
    }

    private static byte[] SampleAs(bool isBinary)
    {
        return isBinary ? IonDatagram.Parse(Sample).ToBinary() : Encoding.UTF8.GetBytes(Sample);
    }

    private static object Enter(IonReader reader)
    {
        reader.StepIn();
        return reader.Depth;
    }

    private static object Leave(IonReader reader)
    {
        reader.StepOut();
        return reader.Depth;
    }

    private static void OnFirst<T>(string text, Use<T> use)
    {
        IonReader reader = new(Encoding.UTF8.GetBytes(text));
        Assert.True(reader.Read());
        use(reader);
    }

    private delegate T Use<out T>(IonReader reader);

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long start)
        {
            Memory = memory;
            RunningIndex = start;
        }

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            Segment next = new(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
