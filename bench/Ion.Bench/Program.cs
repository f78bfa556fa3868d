using System;
using System.Buffers;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using SessionTools.Ion.Tests;
using NodeRates = System.Collections.Generic.Dictionary<string, (double Megabytes, double Documents)>;

namespace SessionTools.Ion.Bench;

/// <summary>
/// Compares reading, writing and hashing with System.Text.Json and ion-js; <c>--fuzz N</c> reads N mutated inputs.
/// </summary>
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
        NodeRates node = NodeComparison.Run(documents[1], documents[0]);
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

    private static void CompareReading(Document document, NodeRates node, string size)
    {
        double[] rates = Harness.Measure(
            (document.Json, () => Reading.Json(document.Json)),
            (document.Binary, () => Reading.Ion(document.Binary)),
            (document.Text, () => Reading.Ion(document.Text)));
        Harness.Print("read JSON, Utf8JsonReader", document.Json, rates[0]);
        PrintReading(document.Binary, "binary", rates[1], rates[0], node, size);
        PrintReading(document.Text, "text", rates[2], rates[0], node, size);
    }

    private static void PrintReading(
        byte[][] data, string form, double rate, double json, NodeRates node, string size)
    {
        int scalars = Reading.Ion(data);
        double allocated = (double)Harness.Allocated(() => Reading.Ion(data));
        string note = $"{rate / json:F2} x Utf8JsonReader; allocated: {allocated / data.Length:F0} bytes a document, {allocated / scalars:F3} a scalar";
        Harness.Print("read Ion " + form, data, rate, note + Against(node, $"read {size} {form}", rate, "ion-js"));
    }

    private static void CompareHashing(Document document, NodeRates node, string size)
    {
        double rate = Harness.Measure((document.Binary, () => HashAll(document.Binary)))[0];
        Harness.Print("hash Ion binary", document.Binary, rate, Against(node, $"hash {size} binary", rate, "ion-hash-js"));
    }

    private static void CompareCopying(Document document, NodeRates node, string size)
    {
        ArrayBufferWriter<byte> output = new(1 << 24);
        double[] rates = Harness.Measure(
            (document.Binary, () => CopyAll(document.Binary, output, isBinary: true)),
            (document.Text, () => CopyAll(document.Text, output, isBinary: false)),
            (document.Binary, () => BuildAll(document.Binary)));
        string binaryNote = Against(node, $"write {size} binary", rates[0], "ion-js");
        string textNote = Against(node, $"write {size} text", rates[1], "ion-js");
        Harness.Print("copy Ion binary to binary", document.Binary, rates[0], binaryNote);
        Harness.Print("copy Ion text to text", document.Text, rates[1], textNote);
        Harness.Print("build values from binary", document.Binary, rates[2]);
    }

    private static void CompareWriting()
    {
        Console.WriteLine("writing 40,000 records");
        ArrayBufferWriter<byte> output = new(1 << 24);
        (string Name, Action Write)[] writers =
        [
            ("write JSON, Utf8JsonWriter", () => WriteJson(output)),
            ("write Ion binary", () => WriteIon(output, new IonBinaryWriter(output))),
            ("write Ion text", () => WriteIon(output, new IonTextWriter(output))),
        ];
        byte[][][] written = [.. writers.Select(writer => Written(output, writer.Write))];
        double[] rates = Harness.Measure([.. writers.Select((writer, i) => (written[i], writer.Write))]);
        for (int i = 0; i < writers.Length; i++)
        {
            double documents = rates[i] / written[i][0].Length / (rates[0] / written[0][0].Length);
            string note = i == 0 ? string.Empty : $"{rates[i] / rates[0]:F2} x Utf8JsonWriter in bytes, {documents:F2} x in records";
            Harness.Print(writers[i].Name, written[i], rates[i], note);
        }
    }

    private static byte[][] Written(ArrayBufferWriter<byte> output, Action write)
    {
        write();
        return [output.WrittenSpan.ToArray()];
    }

    private static void WriteJson(ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        using Utf8JsonWriter writer = new(output, new JsonWriterOptions { SkipValidation = true });
        Writing.Json(writer);
    }

    private static void WriteIon(ArrayBufferWriter<byte> output, IonWriter writer)
    {
        output.ResetWrittenCount();
        using (writer)
        {
            Writing.Ion(writer);
        }
    }

    private static void BuildAll(byte[][] pieces)
    {
        foreach (byte[] piece in pieces)
        {
            IonDatagram.Parse(piece);
        }
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

    private static string Against(NodeRates node, string name, double rate, string library)
    {
        return node.TryGetValue(name, out (double Megabytes, double Documents) other)
            ? $"; {rate / other.Megabytes:F0} x {library} ({other.Megabytes:F1} MB/s)"
            : string.Empty;
    }
}
