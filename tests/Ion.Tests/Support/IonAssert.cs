using System;
using System.Text;
using Xunit;

namespace SessionTools.Ion.Tests;

/// <summary>Compares as Ion does; xunit by itself would compare the items of containers in their order.</summary>
internal static class IonAssert
{
    public static void Same<T>(T expected, T actual)
        where T : IEquatable<T>
    {
        // The text is made only when it is needed: that of the largest numbers takes seconds.
        if (!expected.Equals(actual))
        {
            Assert.Fail($"expected {expected} but got {actual}");
        }
    }

    /// <summary>Reads the text and compares with what reading the other text gives.</summary>
    public static void SameAsText(string expected, IonValue actual)
    {
        Same(IonValue.Parse(expected), actual);
    }

    /// <summary>Checks that the data is refused, at the given byte.</summary>
    public static IonException Refused(ReadOnlySpan<byte> data, long offset)
    {
        byte[] copy = data.ToArray();
        IonException e = Assert.Throws<IonException>(() => IonDatagram.Parse(copy));
        Assert.Equal(offset, e.Offset);
        return e;
    }

    /// <summary>Checks that the text is refused, at the given line and column.</summary>
    public static IonException Refused(string text, int line, int column)
    {
        IonException e = Assert.Throws<IonException>(() => IonDatagram.Parse(Encoding.UTF8.GetBytes(text)));
        Assert.Equal((line, column), (e.Line, e.Column));
        return e;
    }
}
