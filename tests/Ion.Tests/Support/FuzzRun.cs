using System;
using System.Buffers;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SessionTools.Ion.Tests;

/// <summary>
/// Feeds mutated documents to everything that reads. Each must end in a value, which must be the same after writing, or in an
/// <see cref="IonException"/>, without much time or memory; anything else is thrown out of here with the input.
/// </summary>
internal sealed class FuzzRun
{
    private const int AllocationPerByte = 400;
    private const int FixedAllocation = 64 * 1024;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    private readonly byte[][] _seeds = [.. Seeds()];

    public int Values { get; private set; }

    public int Refused { get; private set; }

    public TimeSpan Longest { get; private set; }

    public double MostAllocatedPerByte { get; private set; }

    public void Run(int count, int firstSeed)
    {
        for (int seed = firstSeed; seed < firstSeed + count; seed++)
        {
            Random random = new(seed);
            byte[] data = new Mutator(seed).Mutate(Pick(random), Pick(random));
            try
            {
                RunOne(data, seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Input {seed}, {Convert.ToHexString(data)}, ended wrongly: {e.Message}", e);
            }
        }
    }

    public override string ToString()
    {
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Values + Refused} mutated inputs: {Values} are values, {Refused} are refused; "
            + $"longest {Longest.TotalMilliseconds:F1} ms, most allocated {MostAllocatedPerByte:F0} bytes per byte of input");
    }

    private static IEnumerable<byte[]> Seeds()
    {
        string[] texts =
        [
            "{a:1,b:\"x\",when:2020-01-02T03:04:05.678Z,amt:12.340,c:[1,2,{{AAsM}}],d:(+ 1 'q' $0)}",
            "$ion_1_0 $ion_symbol_table::{imports:[{name:\"t\",version:1,max_id:3}],symbols:[\"a\",\"b\",null]} $10 $13::{$14:$15}",
            "null.int 0x1F 0b101 1_000 -1.5d-300 1e10 nan +inf '''long \\u00e9 ''' /* c */ '''text''' {{\"clob\\x00\"}} // end",
            "[1e0, -0e0, 2007T, 2007-02T, 2007-02-03, 2007-02-03T04:05+01:30, 0d0, 123456789012345678901234567890.5, 'a b'::true]",
            "{'a':{b:{c:{d:[[[[(((1)))]]]]}}},\"\\uD83D\\uDE00\":\"\\U0001F600\\t\"}",
        ];
        foreach (string text in texts)
        {
            yield return Encoding.UTF8.GetBytes(text);
            yield return IonDatagram.Parse(text).ToBinary();
        }

        byte[] ordered = [0xE0, 0x01, 0x00, 0xEA, 0xD1, 0x84, 0x84, 0x11, 0x85, 0x10, 0x02, 0x00, 0x00, 0xE3, 0x81, 0x84, 0x20];
        yield return ordered;
    }

    private static IonDatagram? TryRead(byte[] data)
    {
        try
        {
            return IonDatagram.Parse(data);
        }
        catch (IonException)
        {
            return null;
        }
    }

    /// <summary>Passes over, copies, hashes and converts without building values.</summary>
    private static void TryOtherReaders(byte[] data)
    {
        Action<byte[]>[] readers = [PassOver, Copy, bytes => IonHash.Compute(bytes), bytes => IonJson.ToJson(bytes),
            bytes => IonJson.Parse(bytes)];
        foreach (Action<byte[]> reader in readers)
        {
            try
            {
                reader(data);
            }
            catch (IonException)
            {
                // A refusal is one of the two right ends.
            }
        }
    }

    private static void PassOver(byte[] data)
    {
        IonReader reader = new(data);
        bool isValue;
        do
        {
            isValue = reader.Read();
        }
        while (isValue);
    }

    private static void Copy(byte[] data)
    {
        IonReader reader = new(data);
        using IonBinaryWriter writer = new(new ArrayBufferWriter<byte>());
        writer.WriteRest(ref reader);
        writer.Finish();
    }

    /// <summary>Writes and reads again; only hash and JSON may refuse a value, for symbols of unknown text.</summary>
    private static void CheckWriting(IonDatagram values, bool isBinary)
    {
        IonDatagram again = isBinary ? IonDatagram.Parse(values.ToBinary()) : IonDatagram.Parse(values.ToText());
        if (!again.Equals(values))
        {
            throw new InvalidOperationException("It is not the same after writing: " + values);
        }

        foreach (IonValue value in values)
        {
            bool isKnown = true;
            value.VisitSymbols(symbol => isKnown &= symbol.Text is not null);
            if (isKnown)
            {
                IonHash.Compute(value);
                IonJson.Parse(IonJson.ToJson(value));
            }
        }
    }

    private byte[] Pick(Random random)
    {
        return _seeds[random.Next(_seeds.Length)];
    }

    private void RunOne(byte[] data, int seed)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        IonDatagram? values = TryRead(data);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        TimeSpan took = Stopwatch.GetElapsedTime(started);
        Longest = took > Longest ? took : Longest;
        MostAllocatedPerByte = Math.Max(MostAllocatedPerByte, (double)allocated / (data.Length + 1));
        if (took > s_longest || allocated > FixedAllocation + ((long)AllocationPerByte * data.Length))
        {
            throw new InvalidOperationException($"It took {took} and {allocated} bytes.");
        }

        TryOtherReaders(data);
        if (values is null)
        {
            Refused++;
            return;
        }

        Values++;
        CheckWriting(values, isBinary: (seed & 1) == 0);
    }
}
