using System.IO;
using System.Text;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ion.Tests.Conformance;

/// <summary>ion-tests/good: every file reads, and is the same after text, binary and text again.</summary>
public sealed class GoodFileTests(ITestOutputHelper output)
{
    [VectorsFact]
    public void Every_good_file_reads_and_round_trips()
    {
        Tally tally = new(output, "ion-tests good");
        foreach (string file in Vectors.IonFiles("ion-tests", "iontestdata", "good"))
        {
            tally.Check(Path.GetFileName(file), () => RoundTrip(File.ReadAllBytes(file)));
        }

        tally.Finish(atLeast: 190);
    }

    [VectorsFact]
    public void Every_good_file_is_copied_from_reader_to_writer()
    {
        Tally tally = new(output, "ion-tests good, copied");
        foreach (string file in Vectors.IonFiles("ion-tests", "iontestdata", "good"))
        {
            tally.Check(Path.GetFileName(file), () => Copy(File.ReadAllBytes(file)));
        }

        tally.Finish(atLeast: 190);
    }

    [VectorsFact]
    public void Every_good_file_can_be_passed_over_unread()
    {
        Tally tally = new(output, "ion-tests good, passed over");
        foreach (string file in Vectors.IonFiles("ion-tests", "iontestdata", "good"))
        {
            tally.Check(Path.GetFileName(file), () => PassOver(File.ReadAllBytes(file)));
        }

        tally.Finish(atLeast: 190);
    }

    private static void RoundTrip(byte[] data)
    {
        IonDatagram values = IonDatagram.Parse(data);
        IonDatagram fromText = IonDatagram.Parse(values.ToText());
        IonAssert.Same(values, fromText);
        IonDatagram fromBinary = IonDatagram.Parse(fromText.ToBinary());
        IonAssert.Same(values, fromBinary);
        IonAssert.Same(values, IonDatagram.Parse(fromBinary.ToText(IonTextOptions.Pretty)));
        Assert.Equal(values.GetHashCode(), fromBinary.GetHashCode());
    }

    private static void Copy(byte[] data)
    {
        IonDatagram values = IonDatagram.Parse(data);
        IonAssert.Same(values, IonDatagram.Parse(Transcode.ToBinary(data)));
        IonAssert.Same(values, IonDatagram.Parse(Encoding.UTF8.GetBytes(Transcode.ToText(data))));
    }

    private static void PassOver(byte[] data)
    {
        int expected = IonDatagram.Parse(data).Count;
        IonReader reader = new(data);
        int count = 0;
        while (reader.Read())
        {
            count++;
        }

        Assert.Equal(expected, count);
    }
}
