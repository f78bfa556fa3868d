using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ion.Tests.CrossCheck;

/// <summary>
/// What this library writes ion-js reads, and the other way round, equal; and ion-hash-js gives the same hashes.
/// </summary>
public sealed class IonJsTests(ITestOutputHelper output)
{
    private const int Values = 1500;

    [NodeFact]
    public void Values_agree_with_ion_js_and_ion_hash_js()
    {
        IonValue[] values = [.. Enumerable.Range(0,
            Values * 3).Select(seed => new ValueGenerator(seed).Next()).Where(IsWithinReachOfIonJs).Take(Values)];
        Tally tally = new(output, "cross-check with ion-js and ion-hash-js");
        foreach (bool isText in new[] { false, true })
        {
            string[] lines = RunNode([.. values.Select(value => isText ? Encoding.UTF8.GetBytes(value.ToText()) : value.ToBinary())]);
            Assert.Equal(values.Length, lines.Length);
            for (int i = 0; i < values.Length; i++)
            {
                tally.Check((isText ? "text of " : "binary of ") + values[i], () => Compare(values[i], lines[i].Split('\t')));
            }
        }

        tally.Finish(atLeast: 1000);
    }

    private static void Compare(IonValue value, string[] columns)
    {
        Assert.True(columns.Length == 3, string.Join(' ', columns));
        IonAssert.Same(value, IonValue.Parse(Convert.FromBase64String(columns[0])));
        IonAssert.Same(value, IonValue.Parse(Convert.FromBase64String(columns[1])));
        Assert.Equal(columns[2], Convert.ToBase64String(IonHash.Compute(value)));
    }

    /// <summary>
    /// Leaves out what ion-js does not do: unknown symbols, a top-level symbol that it writes as a version marker, numbers it
    /// rounds.
    /// </summary>
    private static bool IsWithinReachOfIonJs(IonValue value)
    {
        bool isKnown = true;
        value.VisitSymbols(symbol => isKnown &= symbol.Text is not null);
        return isKnown && value is not IonSymbol { Text: "$ion_1_0" } && Scalars(value).All(IsScalarWithinReach);
    }

    private static bool IsScalarWithinReach(IonValue value)
    {
        return value switch
        {
            IonDecimal number => Math.Abs((long)number.Value.Exponent) < 1000,
            IonTimestamp time => time.Value.FractionDigits <= 15 && time.Value.Year is > 1 and < 9999,
            _ => true,
        };
    }

    private static IEnumerable<IonValue> Scalars(IonValue value)
    {
        return value switch
        {
            IonSequence sequence => sequence.Items.SelectMany(Scalars),
            IonStruct fields => fields.Fields.SelectMany(field => Scalars(field.Value)),
            _ => [value],
        };
    }

    private static string[] RunNode(byte[][] documents)
    {
        string file = Path.GetTempFileName();
        try
        {
            using (BinaryWriter writer = new(File.Create(file)))
            {
                foreach (byte[] document in documents)
                {
                    writer.Write(document.Length);
                    writer.Write(document);
                }
            }

            ProcessStartInfo start = new("node") { RedirectStandardOutput = true };
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CrossCheck", "cross-check.js"));
            start.ArgumentList.Add(Path.GetFullPath(NodeFactAttribute.Folder!));
            start.ArgumentList.Add(file);
            using Process node = Process.Start(start)!;
            string lines = node.StandardOutput.ReadToEnd();
            node.WaitForExit();
            Assert.Equal(0, node.ExitCode);
            return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
