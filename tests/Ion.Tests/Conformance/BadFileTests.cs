using System;
using System.IO;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ion.Tests.Conformance;

/// <summary>ion-tests/bad: every file is refused with an <see cref="IonException"/> that says where.</summary>
public sealed class BadFileTests(ITestOutputHelper output)
{
    [VectorsFact]
    public void Every_bad_file_is_refused_with_a_place()
    {
        Tally tally = new(output, "ion-tests bad");
        foreach (string file in Vectors.IonFiles("ion-tests", "iontestdata", "bad"))
        {
            tally.Check(Path.GetFileName(file), () => Refuse(File.ReadAllBytes(file)));
        }

        tally.Finish(atLeast: 350);
    }

    [VectorsFact]
    public void Every_good_file_cut_short_anywhere_is_read_or_refused()
    {
        Tally tally = new(output, "ion-tests good, cut short");
        foreach (string file in Vectors.IonFiles("ion-tests", "iontestdata", "good"))
        {
            tally.Check(Path.GetFileName(file), () => CutShort(File.ReadAllBytes(file)));
        }

        tally.Finish(atLeast: 190);
    }

    private static void Refuse(byte[] data)
    {
        IonException e = Assert.Throws<IonException>(() => IonDatagram.Parse(data));
        Assert.NotNull(e.Offset);
        Assert.NotNull(e.Expected);
        bool isText = IonReader.DetectFormat(data) == IonFormat.Text;
        Assert.Equal(isText, e.Line is not null && e.Column is not null);
    }

    private static void CutShort(byte[] data)
    {
        int step = 1 + (data.Length / 200);
        for (int length = 0; length < data.Length; length += step)
        {
            try
            {
                IonDatagram.Parse(data.AsSpan(0, length));
            }
            catch (IonException e)
            {
                Assert.NotNull(e.Expected);
            }
        }
    }
}
