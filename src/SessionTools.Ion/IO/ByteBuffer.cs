using System;
using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace SessionTools.Ion;

/// <summary>A growing run of bytes in an array of the shared pool.</summary>
internal sealed class ByteBuffer : IBufferWriter<byte>, IDisposable
{
    private const int SmallestArray = 256;

    private byte[] _bytes;
    private int _length;

    public ByteBuffer(int capacity = SmallestArray)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(capacity);
    }

    public int Length => _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public byte[] Array => _bytes;

    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        _length = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Forgets all bytes from a position on.</summary>
    public void Truncate(int length)
    {
        _length = length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(byte value)
    {
        byte[] bytes = _bytes;
        int length = _length;
        if ((uint)length < (uint)bytes.Length)
        {
            bytes[length] = value;
            _length = length + 1;
            return;
        }

        Grow(1);
        _bytes[_length++] = value;
    }

    public void Append(ReadOnlySpan<byte> values)
    {
        if (_bytes.Length - _length < values.Length)
        {
            Grow(values.Length);
        }

        values.CopyTo(_bytes.AsSpan(_length));
        _length += values.Length;
    }

    public void AppendNumber(long value)
    {
        Utf8Formatter.TryFormat(value, GetSpan(20), out int written);
        _length += written;
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        int room = Math.Max(sizeHint, 1);
        if (_bytes.Length - _length < room)
        {
            Grow(room);
        }

        return _bytes.AsSpan(_length);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        GetSpan(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public void Advance(int count)
    {
        _length += count;
    }

    private void Grow(int room)
    {
        long wanted = Math.Max((long)_bytes.Length * 2, (long)_length + room);
        if ((long)_length + room > System.Array.MaxLength)
        {
            throw new IonException("The data is larger than one array can hold", "less than 2 GB");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(wanted, SmallestArray), System.Array.MaxLength));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = larger;
    }
}
