using System;
using System.Buffers;

namespace SessionTools.Ion;

/// <summary>
/// A writer of binary Ion that a thread uses again and again, since making one costs as much as a small value. It is given back
/// only after success: an error leaves it in the middle of a value.
/// </summary>
internal sealed class IonEncoder
{
    /// <summary>1 MB: one that has grown beyond is not kept.</summary>
    private const int MostKept = 1 << 20;

    [ThreadStatic]
    private static IonEncoder? s_idle;

    private readonly ArrayBufferWriter<byte> _output = new(2048);

    private IonEncoder() => Writer = new IonBinaryWriter(_output);

    public IonBinaryWriter Writer { get; }

    public static IonEncoder Take()
    {
        IonEncoder encoder = s_idle ?? new IonEncoder();
        s_idle = null;
        return encoder;
    }

    /// <summary>Ends the stream and gives the writer back.</summary>
    /// <returns>What was written.</returns>
    public byte[] Finish()
    {
        Writer.Finish();
        byte[] result = _output.WrittenSpan.ToArray();
        GiveBack();
        return result;
    }

    /// <summary>Ends the stream, compares what was written, and gives the writer back.</summary>
    public bool FinishEquals(ReadOnlySpan<byte> expected)
    {
        Writer.Finish();
        bool isEqual = _output.WrittenSpan.SequenceEqual(expected);
        GiveBack();
        return isEqual;
    }

    private void GiveBack()
    {
        if (_output.Capacity > MostKept || !Writer.IsSmall)
        {
            Writer.Dispose();
            return;
        }

        _output.ResetWrittenCount();
        s_idle = this;
    }
}
