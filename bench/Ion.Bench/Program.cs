using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using SessionTools.Ion.Tests;

namespace SessionTools.Ion.Bench;

/// <summary>Compares reading, writing and hashing with System.Text.Json and ion-js; <c>--fuzz N</c> reads N mutated inputs.</summary>
internal static class Program
{
    private const int FuzzSeed = 20_000_000;

    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (arguments is ["--fuzz", string count])
        {
            FuzzRun run = new();
            run.Run(int.Parse(count, CultureInfo.InvariantCulture), FuzzSeed);
            Console.WriteLine(run);
            return 0;
        }

        if (arguments.Length > 0)
        {
            Console.Error.WriteLine("usage: Ion.Bench [--fuzz N]");
            return 2;
        }

        Compare();
        return 0;
    }

    private static void Compare()
    {
        Document[] documents = Documents.All();
        Dictionary<string, (double Megabytes, double Documents)> node = NodeComparison.Run(documents[1], documents[0]);
        foreach (Document document in documents)
        {
            string size = document == documents[0] ? "small" : document == documents[1] ? "large" : "none";
            Console.WriteLine(document.Name);
            CompareReading(document, node, size);
            CompareHashing(document, node, size);
            CompareCopying(document, node, size);
        }

        CompareWriting();
    }

    private static void CompareReading(Document document, Dictionary<string, (double Megabytes, double Documents)> node, string size)
    {
        double json = Harness.Measure(document.Json, () => Reading.Json(document.Json));
        PrintRate("read JSON, Utf8JsonReader", document.Json, json);
        foreach ((string form, byte[][] data) in new[] { ("binary", document.Binary), ("text", document.Text) })
        {
            int scalars = Reading.Ion(data);
            long allocated = Harness.Allocated(() => Reading.Ion(data));
            double rate = Harness.Measure(data, () => Reading.Ion(data));
            string note = $"{rate / json:F2} x Utf8JsonReader; {(double)allocated / scalars:F3} bytes allocated a scalar";
            PrintRate("read Ion " + form, data, rate, note + Against(node, $"read {size} {form}", rate, "ion-js"));
        }
    }

    private static void CompareHashing(Document document, Dictionary<string, (double Megabytes, double Documents)> node, string size)
    {
        double rate = Harness.Measure(document.Binary, () => HashAll(document.Binary));
        PrintRate("hash Ion binary", document.Binary, rate, Against(node, $"hash {size} binary", rate, "ion-hash-js"));
    }

    private static void CompareCopying(Document document, Dictionary<string, (double Megabytes, double Documents)> node, string size)
    {
        ArrayBufferWriter<byte> output = new(1 << 24);
        double binary = Harness.Measure(document.Binary, () => CopyAll(document.Binary, output, isBinary: true));
        PrintRate("copy Ion binary to binary", document.Binary, binary, Against(node, $"write {size} binary", binary, "ion-js"));
        double text = Harness.Measure(document.Text, () => CopyAll(document.Text, output, isBinary: false));
        PrintRate("copy Ion text to text", document.Text, text, Against(node, $"write {size} text", text, "ion-js"));
    }

    private static void CompareWriting()
    {
        Console.WriteLine("writing 40,000 records");
        ArrayBufferWriter<byte> output = new(1 << 24);
        double json = MeasureWriting(output, () =>
        {
            using Utf8JsonWriter writer = new(output, new JsonWriterOptions { SkipValidation = true });
            Writing.Json(writer);
        });
        PrintRate("write JSON, Utf8JsonWriter", [output.WrittenSpan.ToArray()], json);
        double binary = MeasureWriting(output, () =>
        {
            using IonBinaryWriter writer = new(output);
            Writing.Ion(writer);
        });
        PrintRate("write Ion binary", [output.WrittenSpan.ToArray()], binary, $"{binary / json:F2} x Utf8JsonWriter");
        double text = MeasureWriting(output, () =>
        {
            using IonTextWriter writer = new(output);
            Writing.Ion(writer);
        });
        PrintRate("write Ion text", [output.WrittenSpan.ToArray()], text, $"{text / json:F2} x Utf8JsonWriter");
    }

    private static double MeasureWriting(ArrayBufferWriter<byte> output, Action write)
    {
        void Once()
        {
            output.ResetWrittenCount();
            write();
        }

        Once();
        return Harness.Measure([output.WrittenSpan.ToArray()], Once);
    }

    private static void HashAll(byte[][] pieces)
    {
        foreach (byte[] piece in pieces)
        {
            IonHash.Compute(piece);
        }
    }

    private static void CopyAll(byte[][] pieces, ArrayBufferWriter<byte> output, bool isBinary)
    {
        output.ResetWrittenCount();
        foreach (byte[] piece in pieces)
        {
            using IonWriter writer = isBinary ? new IonBinaryWriter(output) : new IonTextWriter(output);
            IonReader reader = new(piece);
            writer.WriteRest(ref reader);
            writer.Finish();
        }
    }

    private static void PrintRate(string what, byte[][] pieces, double megabytesPerSecond, string note = "")
    {
        double megabytes = pieces.Sum(piece => (double)piece.Length) / 1e6;
        Harness.Print(what, megabytesPerSecond, megabytesPerSecond / megabytes * pieces.Length, note);
    }

    private static string Against(Dictionary<string, (double Megabytes, double Documents)> node, string name, double rate, string library)
    {
        return node.TryGetValue(name, out (double Megabytes, double Documents) other)
            ? $"; {rate / other.Megabytes:F0} x {library} ({other.Megabytes:F1} MB/s)"
            : string.Empty;
    }
}
