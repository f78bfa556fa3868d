using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using SessionTools.Ion.Tests;

namespace SessionTools.Ion.Bench;

/// <summary>Feeds mutated documents to everything that reads: each must end in a value or an <see cref="IonException"/>.</summary>
internal static class Fuzzing
{
    private const int AllocationPerByte = 400;
    private const int FixedAllocation = 64 * 1024;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);

    public static int Run(int count, int seed)
    {
        byte[][] seeds = [.. Seeds()];
        int values = 0;
        int refused = 0;
        double largest = 0;
        TimeSpan longest = TimeSpan.Zero;
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < count; i++)
        {
            Random random = new(seed + i);
            byte[] data = new Mutator(seed + i).Mutate(seeds[random.Next(seeds.Length)], seeds[random.Next(seeds.Length)]);
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan started = watch.Elapsed;
            IonDatagram? read = TryRead(data);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            bool isRead = read is not null && Check(read, seed + i);
            TimeSpan took = watch.Elapsed - started;
            values += isRead ? 1 : 0;
            refused += isRead ? 0 : 1;
            largest = Math.Max(largest, (double)allocated / (data.Length + 1));
            longest = took > longest ? took : longest;
            if (took > s_longest || allocated > FixedAllocation + ((long)AllocationPerByte * data.Length))
            {
                throw new InvalidOperationException($"Input {seed + i} took {took} and {allocated} bytes: {Convert.ToHexString(data)}");
            }
        }

        Console.WriteLine(
            $"{count} mutated inputs in {watch.Elapsed.TotalSeconds:F1} s: {values} are values, {refused} are refused; "
            + $"longest {longest.TotalMilliseconds:F1} ms, most allocated {largest:F0} times the input");
        return 0;
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

    /// <summary>What could be read must be the same again after writing; only hash and JSON may refuse it, for unknown text.</summary>
    private static bool Check(IonDatagram values, int round)
    {
        IonDatagram again = (round & 1) == 0 ? IonDatagram.Parse(values.ToBinary()) : IonDatagram.Parse(values.ToText());
        if (!again.Equals(values))
        {
            throw new InvalidOperationException("Input " + round + " is not the same after writing: " + values);
        }

        foreach (IonValue value in values)
        {
            try
            {
                IonHash.Compute(value);
                IonJson.Parse(IonJson.ToJson(value));
            }
            catch (IonException) when (value.ToText().Contains('$', StringComparison.Ordinal))
            {
                return true;
            }
        }

        return true;
    }
}
